/** The address of a database on the embedded server. */
export function serverUrl(port: number, password: string, database: string): string {
  return `postgres://wugan:${password}@127.0.0.1:${port}/${database}`;
}
