/** The code of anything thrown: Node's own (`ENOENT`) or PostgreSQL's five characters (`42P04`). */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
