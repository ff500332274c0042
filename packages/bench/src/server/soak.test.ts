import { expect, it } from 'vitest';
import { slopeOf } from './soak.ts';

it('the slope of memory is that of the line through its samples', () => {
  const grows = [0, 1, 2, 3].map((minute) => ({ minute, bytes: 100 + 7 * minute }));
  expect(slopeOf(grows)).toBeCloseTo(7);
  expect(slopeOf(grows.map(({ minute }) => ({ minute, bytes: 5 })))).toBe(0);
});
