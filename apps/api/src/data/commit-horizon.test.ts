import { expect, it } from 'vitest';
import { createCommitHorizon } from './commit-horizon.ts';

it('nothing is known before the first glance, and later only what came since the last one is new', () => {
  const since = createCommitHorizon();
  expect(since({ now: 10, open: [] })).toBe(Number.NEGATIVE_INFINITY);
  expect(since({ now: 20, open: [] })).toBe(10);
  expect(since({ now: 30, open: [] })).toBe(20);
});

it('what a transaction wrote is looked for since it began, once it has ended and not before', () => {
  const since = createCommitHorizon();
  since({ now: 10, open: [] });
  expect(since({ now: 20, open: ['7'] })).toBe(10);
  expect(since({ now: 30, open: ['7', '8'] })).toBe(20);
  expect(since({ now: 40, open: ['7'] })).toBe(20);
  expect(since({ now: 50, open: [] })).toBe(10);
  expect(since({ now: 60, open: [] })).toBe(50);
});

it('one that was open at the first glance may have begun at any time', () => {
  const since = createCommitHorizon();
  since({ now: 10, open: ['7'] });
  expect(since({ now: 20, open: ['7'] })).toBe(10);
  expect(since({ now: 30, open: [] })).toBe(Number.NEGATIVE_INFINITY);
});
