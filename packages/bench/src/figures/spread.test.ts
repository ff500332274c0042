import { expect, it } from 'vitest';
import { spreadOf } from './spread.ts';

it('says the median and both quartiles, whatever the order', () => {
  expect(spreadOf([5, 1, 4, 2, 3])).toEqual({ lower: 2, median: 3, upper: 4 });
});

it('is not moved by one value that is far out', () => {
  expect(spreadOf([1, 1, 1, 1, 900])).toEqual({ lower: 1, median: 1, upper: 1 });
});
