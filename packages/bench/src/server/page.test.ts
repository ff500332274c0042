import { expect, it } from 'vitest';
import { drawFigures } from './draw-figures.ts';
import { type Figures, goalsOf } from './figures.ts';
import { toMarkdown } from './page.ts';

const round = { perSecond: 1000, p99: 5, cpuEach: 100, residentBytes: 200 * 2 ** 20 };
const comparison = { users: 50, ours: round, theirs: round, speed: 0.5, p99: 2, cpu: 2 };
const figures: Figures = {
  refreshes: [comparison, { ...comparison, users: 128, speed: 0.75 }],
  read: { ...comparison, speed: 0.9 },
  readAlone: { ...comparison, speed: 1.8 },
  sizes: { small: 100_000, large: 1_000_000 },
  bySize: [{ operation: 'refresh', small: 1, large: 1.5, ratio: 1.5 }],
  heap: { sessions: 20_000, rotationsEach: 100, growth: 1.05, heapOnly: 0.99 },
};

it('says of each figure whether it reaches its goal, on the page and in the picture', () => {
  const lines = toMarkdown(figures).split('\n');
  const lineOf = (start: string) => lines.find((line) => line.startsWith(`| ${start}`));
  expect(lineOf('refreshes/s ÷ stateless, 50')).toContain('| 0.50 | ≥ 0.60 | **missed** |');
  expect(lineOf('refreshes/s ÷ stateless, 128')).toContain('| 0.75 | ≥ 0.70 | reached |');
  expect(lineOf('refresh, 1,000,000')).toContain('| 1.50 | ≤ 1.30 | **missed** |');
  expect(lineOf('authenticated GET/s')).toContain('| 0.90 | ≥ 0.85 | reached |');
  expect(lineOf('**Wugan ÷ a statement each**')).toContain('**1.80**');
  expect(lineOf('memory')).toContain('| 200 | ≤ 250 | reached |');
  const picture = drawFigures(figures);
  expect(picture.match(/class="missed"/g)).toHaveLength(2);
  expect(picture.match(/class="reached"/g)).toHaveLength(goalsOf(figures).length - 2);
});

it('says what was not measured, and shows what was', () => {
  expect(toMarkdown(figures)).toContain('Not in this run: `pnpm bench --soak 10m`.');
  const soak = {
    minutes: 10,
    users: 128,
    residentBytes: [2e8, 2.1e8],
    bytesPerHour: 2 ** 20,
  } as const;
  expect(toMarkdown({ ...figures, soak })).toContain('rises by 1.0 MB an hour');
});

const row = { round, speed: 1, survivesLostAnswer: true, servesStaleCopy: false };
const peers = {
  users: 50,
  rows: [
    { ...row, name: 'Wugan' },
    { ...row, name: 'other-server', speed: 2.5, survivesLostAnswer: false, servesStaleCopy: true },
  ],
  measured: [
    {
      name: 'other-server',
      documentation: 'https://other.example/docs',
      operation: 'It turns a token over.',
      versions: ['other-server 1.2.3'],
    },
  ],
  absent: [],
};

it('has a row for each server that ran beside ours, on the page and in the picture', () => {
  const page = toMarkdown({ ...figures, peers });
  expect(page).toContain(
    '| other-server | 1000 | 2.50 | 5.0 ms | 100 µs | **signed out** | **served** |',
  );
  expect(page).toContain(
    '- **other-server** (other-server 1.2.3; [documentation](https://other.example/docs)): It turns',
  );
  expect(page).not.toContain('Without a row');
  expect(drawFigures({ ...figures, peers })).toContain('>other-server</text>');
});

it('has no row for a server that did not run, and says which', () => {
  expect(toMarkdown(figures)).toContain('Not in this run: `pnpm bench --peers`.');
  expect(drawFigures(figures)).not.toContain('refreshes/s</text>');
  const [ours] = peers.rows;
  const without = { ...peers, rows: ours ? [ours] : [], measured: [], absent: ['other-server'] };
  expect(toMarkdown({ ...figures, peers: without })).toMatch(/Without a row.*: other-server\./);
  expect(drawFigures({ ...figures, peers: without })).not.toContain('other-server');
});
