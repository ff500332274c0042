/** Prints one line for the person at the terminal; a terminal that is gone is no reason to stop. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Call once: without it a closed pipe would end the process in the middle of its stop. */
export function outliveTerminal(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}
