import type { Line } from './carry-out.ts';

/** Columns under their names, `-` where there is nothing. */
export function formatTable(lines: readonly Line[]): string {
  const [first] = lines;
  if (!first) return 'Nothing was found.';
  const names = Object.keys(first);
  const rows = [names, ...lines.map((line) => names.map((name) => String(line[name] ?? '-')))];
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
