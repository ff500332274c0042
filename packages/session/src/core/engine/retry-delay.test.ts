import { expect, it } from 'vitest';
import { retryDelay } from './retry-delay.ts';

it.each([
  [0, undefined, 1, 0],
  [1, undefined, 1, 0],
  [2, undefined, 1, 1_000],
  [3, undefined, 1, 4_000],
  [4, undefined, 1, 16_000],
  [5, undefined, 1, 64_000],
  [6, undefined, 1, 240_000],
  [60, undefined, 1, 240_000],
  [2, undefined, 0, 750],
  [3, undefined, 0.5, 3_500],
  [1, 7, 1, 7_000],
  [2, 7, 1, 7_000],
  [4, 7, 1, 16_000],
])('after %i failures, Retry-After %s and chance %d waits %i ms', (failures, after, unit, ms) => {
  expect(retryDelay(failures, after, unit)).toBe(ms);
});
