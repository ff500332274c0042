/** Keeps the last lines of a stream of text. */
export interface Tail {
  push(chunk: string): void;
  lines(): string[];
}

export function createTail(limit: number): Tail {
  let text = '';
  return {
    push(chunk) {
      text += chunk;
      const lines = text.split('\n');
      if (lines.length > limit * 2) text = lines.slice(-limit).join('\n');
    },
    lines: () =>
      text
        .split('\n')
        .filter((line) => line !== '')
        .slice(-limit),
  };
}
