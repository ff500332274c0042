import { expect, it } from 'vitest';
import { formatTable } from './format-table.ts';

it('stands in columns under their names, with a dash where there is nothing', () => {
  const lines = [
    { id: 'a', nickname: null },
    { id: 'bcd', nickname: '小安 👩‍👧' },
  ];
  expect(formatTable(lines)).toBe('id   nickname\na    -\nbcd  小安 👩‍👧');
});

it.each([
  ['another line', 'ann\nroot  living', 'ann\\u000aroot  living'],
  ['a command to the terminal', '\u001b[2J', '\\u001b[2J'],
  ['text that runs backwards', '\u202egnp.exe', '\\u202egnp.exe'],
])('what a user calls themselves is shown and not carried out: %s', (_what, nickname, shown) => {
  expect(formatTable([{ nickname }])).toBe(`nickname\n${shown}`);
});
