import type { Verdict } from '../scenario/scenario.ts';
import type { Board } from './board.ts';

const LINE = 15;
const PAD = 9;
const NAME = 250;
const COLUMN = 112;

interface Cell {
  readonly lines: readonly string[];
  readonly look: Verdict | 'head';
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Markdown's marks mean nothing in a picture. */
function plain(text: string): string {
  return text.replaceAll(/[*`_]/g, '');
}

function rowsOf({ rows, scenarios }: Board): Cell[][] {
  const head: Cell[] = ['', ...scenarios.map(({ id }) => id)].map((text) => ({
    lines: [text],
    look: 'head',
  }));
  const body = rows.map(({ entrant, outcomes }): Cell[] => [
    { lines: plain(entrant.name).split(', '), look: 'head' },
    ...scenarios.map(({ id }): Cell => {
      const outcome = outcomes.get(id);
      if (outcome === undefined) return { lines: ['not run'], look: 'head' };
      return { lines: outcome.cell.split(', '), look: outcome.verdict };
    }),
  ]);
  return [head, ...body];
}

function drawCell({ lines, look }: Cell, column: number, y: number, height: number): string {
  const x = column === 0 ? 0 : NAME + (column - 1) * COLUMN;
  const width = column === 0 ? NAME : COLUMN;
  const top = y + height / 2 - ((lines.length - 1) * LINE) / 2 + 4;
  const text = lines.map(
    (one, index) => `<text x="${x + PAD}" y="${top + index * LINE}">${escaped(one)}</text>`,
  );
  const box = `<rect class="${look}" x="${x + 1}" y="${y + 1}" width="${width - 2}" height="${height - 2}" rx="3"/>`;
  return look === 'head' ? text.join('') : box + text.join('');
}

/** The table as a picture that follows the reader's colour scheme. */
export function toSvg(board: Board): string {
  let y = 0;
  const drawn = rowsOf(board).map((cells) => {
    const height = Math.max(...cells.map(({ lines }) => lines.length)) * LINE + 2 * PAD;
    const row = cells.map((cell, column) => drawCell(cell, column, y, height)).join('');
    y += height;
    return row;
  });
  const width = NAME + board.scenarios.length * COLUMN;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" width="${width}" height="${y}" role="img" aria-label="Conformance scoreboard">
<style>
text { font: 12px system-ui, sans-serif; fill: #1f2328; }
.ideal { fill: #b7e4c0; } .short { fill: #f5e3a3; } .broken { fill: #f3bdb6; }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3; }
.ideal { fill: #1f5a30; } .short { fill: #6b5610; } .broken { fill: #7a2a22; }
}
</style>
${drawn.join('\n')}
</svg>
`;
}
