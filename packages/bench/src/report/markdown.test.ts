import { expect, it } from 'vitest';
import { entrants } from '../run/entrants.ts';
import type { Outcome } from '../scenario/scenario.ts';
import { scenarios } from '../scenario/scenarios.ts';
import type { Board } from './board.ts';
import { toMarkdown } from './markdown.ts';
import { toSvg } from './svg.ts';

function boardWith(outcomes: ReadonlyMap<string, Outcome>): Board {
  const rows = entrants.slice(0, 1).map((entrant) => ({ entrant, versions: [], outcomes }));
  return { rows, scenarios, sizes: [{ name: 'core', bytes: 3_100, goal: 3_000 }] };
}

it('shows what was run, and says of the rest that it was not', () => {
  const page = toMarkdown(boardWith(new Map([['S1', { cell: '1/200/0', verdict: 'ideal' }]])));
  const row = page.split('\n').find((line) => line.startsWith('| **Wugan**, core'));
  expect(row).toContain('🟢 1/200/0 | not run |');
});

it('says by how much a goal is missed', () => {
  expect(toMarkdown(boardWith(new Map()))).toContain(
    '| `core` | 3.1 kB | ≤ 3.0 kB: missed by 0.1 kB |',
  );
});

it('draws a cell in the colour of its verdict, and escapes its words', () => {
  const picture = toSvg(boardWith(new Map([['S1', { cell: 'fails: <x>', verdict: 'broken' }]])));
  expect(picture).toContain('class="broken"');
  expect(picture).toContain('fails: &lt;x&gt;');
});
