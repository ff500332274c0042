import { print } from '../terminal.ts';

const width = 24;

/** Where one part tells how far it has come. */
export interface PartProgress {
  /** From 0 to 1. */
  played(share: number): void;
  /** A line of text, above the bar. */
  say(line: string): void;
}

/**
 * A bar for everything that is to be done; `weights` say about how many seconds each part takes. Where nobody
 * watches a terminal: a line for each part that is done.
 */
export function createProgress<Part extends string>(
  weights: Readonly<Record<Part, number>>,
): {
  of(part: Part): PartProgress;
  /** Takes the bar away, for what comes after it. */
  clear(): void;
} {
  const parts = new Map<string, number>();
  const seconds = (name: string) => Number(Reflect.get(weights, name) ?? 0);
  const total = Object.keys(weights).reduce((sum, name) => sum + seconds(name), 0);
  const { isTTY: isTerminal } = process.stdout;
  const startedAt = performance.now();
  const clear = () => {
    if (isTerminal) process.stdout.write('\r\x1b[K');
  };
  return {
    clear,
    of: (part) => ({
      played(share) {
        parts.set(part, share);
        const done = [...parts].reduce((sum, [name, so]) => sum + seconds(name) * so, 0) / total;
        const text = barText(done, part, (performance.now() - startedAt) / 1000);
        if (isTerminal) process.stdout.write(`\r\x1b[K${text}`);
        else if (share >= 1) print(text);
      },
      say(line) {
        clear();
        print(line);
      },
    }),
  };
}

/** The bar: `done` from 0 to 1, what is under way, and how long the rest takes if it goes on like this. */
export function barText(done: number, part: string, elapsedSeconds: number): string {
  const bar = '█'.repeat(Math.round(done * width)).padEnd(width, '░');
  const percent = String(Math.round(done * 100)).padStart(3);
  const minutes = Math.ceil((elapsedSeconds * (1 - done)) / done / 60);
  const rest = done > 0.05 && done < 1 ? `, about ${minutes} min left` : '';
  return `${bar} ${percent} % ${part}${rest}`;
}
