import type { Line } from './carry-out.ts';

/** Control characters, line ends and changes of direction: what a user calls themselves must not command a terminal. */
const unprintable = /[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu;

/** Columns under their names, `-` where there is nothing. */
export function formatTable(lines: readonly Line[]): string {
  const [first] = lines;
  if (!first) return 'Nothing was found.';
  const names = Object.keys(first);
  const rows = [names, ...lines.map((line) => names.map((name) => printable(line[name] ?? '-')))];
  const widths = names.map((_, n) => Math.max(...rows.map((row) => row[n]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, n) => cell.padEnd(widths[n] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function printable(cell: string | number): string {
  return String(cell).replace(
    unprintable,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
