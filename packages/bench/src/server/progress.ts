const width = 24;

/** A bar for everything that is to be done; `weights` say about how many seconds each part takes. */
export function createProgress<Part extends string>(
  weights: Readonly<Record<Part, number>>,
): {
  /** How far a part has come, from 0 to 1. */
  show(part: Part, share: number): void;
  /** Takes the bar away, for a line of text. */
  clear(): void;
} {
  const parts = new Map<string, number>();
  const seconds = (name: string) => Number(Reflect.get(weights, name) ?? 0);
  const total = Object.keys(weights).reduce((sum, name) => sum + seconds(name), 0);
  const isTerminal = process.stdout.isTTY;
  return {
    show(part, share) {
      parts.set(part, share);
      const done = [...parts].reduce((sum, [name, so]) => sum + seconds(name) * so, 0) / total;
      const bar = '█'.repeat(Math.round(done * width)).padEnd(width, '░');
      if (isTerminal)
        process.stdout.write(
          `\r\x1b[K${bar} ${String(Math.round(done * 100)).padStart(3)} % ${part}`,
        );
    },
    clear() {
      if (isTerminal) process.stdout.write('\r\x1b[K');
    },
  };
}
