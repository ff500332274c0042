import { expect, it } from 'vitest';
import { stretchAxis } from './stretch-axis.ts';

it.each([
  [1, 250],
  [250, 250],
  [251, 500],
  [1_900, 2_000],
])('%d ms are drawn on an axis of %d ms', (length, axis) => {
  const timeline = { length, lanes: [], refreshes: [], sums: noSums };
  expect(stretchAxis(timeline).length).toBe(axis);
});

const noSums = { requests: 0, rejected: 0, refreshes: 0, replays: 0, failures: 0 };
