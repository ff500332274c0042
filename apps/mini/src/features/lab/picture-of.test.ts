import { expect, it } from 'vitest';
import { pictureOf } from './picture-of.ts';

const sums = { requests: 1, rejected: 1, refreshes: 1, replays: 1, failures: 0 };

it('a picture has the refresh behind, then each request in its row, its 401 last', () => {
  const lane = {
    call: 1,
    isAnswered: true,
    rejectedAt: 50,
    stretches: [
      { phase: 'waiting', from: 0, to: 0 },
      { phase: 'sent', from: 0, to: 50 },
      { phase: 'parked', from: 50, to: 100 },
    ],
  } as const;
  const picture = pictureOf({
    length: 100,
    lanes: [lane],
    refreshes: [{ from: 50, to: 100 }],
    sums,
  });
  expect(picture.bars.map(({ colour }) => colour)).toEqual([
    '--refresh',
    '--sent',
    '--parked',
    '--rejected',
  ]);
  expect(picture.bars[1]).toMatchObject({ left: 16, width: 344, height: 8 });
  expect(picture.bars.every(({ left, width }) => left + width <= picture.width - 16)).toBe(true);
});
