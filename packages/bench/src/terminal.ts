/** Everything these programs print goes through here. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
