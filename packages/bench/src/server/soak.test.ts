import { expect, it } from 'vitest';
import { lowestOfEachMinute, slopeOf } from './soak.ts';

it('the slope of memory is that of the line through its samples', () => {
  const grows = [0, 1, 2, 3].map((minute) => ({ minute, bytes: 100 + 7 * minute }));
  expect(slopeOf(grows)).toBeCloseTo(7);
  expect(slopeOf(grows.map(({ minute }) => ({ minute, bytes: 5 })))).toBe(0);
});

it('of each minute the sample counts in which the least was kept', () => {
  const samples = [5, 3, 9, 4].map((bytes, index) => ({ minute: 1 + index / 2, bytes }));
  expect(lowestOfEachMinute(samples).map(({ bytes }) => bytes)).toEqual([3, 4]);
});
