export const LINE = 24;
export const NAME = 330;
export const BAR = 300;
export const PAD = 8;

export interface Bar {
  readonly name: string;
  /** Of the full length, from 0 to 1. */
  readonly share: number;
  /** What stands behind it. */
  readonly text: string;
  readonly look: 'reached' | 'missed' | 'ours' | 'other';
}

/** One line of a picture: a name, a bar, and what it says. */
export function drawBar({ name, share, text, look }: Bar, y: number): string {
  const length = Math.min(1, share) * BAR;
  return (
    `<text x="${NAME - PAD}" y="${y + 15}" text-anchor="end">${name}</text>` +
    `<rect class="${look}" x="${NAME}" y="${y + 3}" width="${length.toFixed(1)}" height="${LINE - 8}" rx="2"/>` +
    `<text x="${NAME + BAR + PAD}" y="${y + 15}">${text}</text>`
  );
}
