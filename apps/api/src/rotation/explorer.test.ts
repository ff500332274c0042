import { describe, expect, it } from 'vitest';
import { type Bounds, explore } from '../testing/explorer/explore.ts';
import { createModelServer } from '../testing/explorer/server.ts';
import { judgeRefresh } from './judge-refresh.ts';

describe('in every world that can come about', () => {
  it.each<['weapp' | 'h5', Bounds, number]>([
    ['weapp', { epochs: 1, generations: 5, hasThief: false }, 400],
    ['h5', { epochs: 1, generations: 5, hasThief: false }, 400],
    ['weapp', { epochs: 0, generations: 3, hasThief: true }, 7_000],
    ['weapp', { epochs: 1, generations: 2, hasThief: true }, 6_000],
    ['weapp', { epochs: 2, generations: 1, hasThief: true }, 2_500],
    ['h5', { epochs: 0, generations: 3, hasThief: true }, 5_000],
  ])('%s %j: every invariant holds', (platform, bounds, atLeast) => {
    const { states, violation } = explore(platform, bounds);
    expect(violation).toBeUndefined();
    // A model that reaches little proves little.
    expect(states).toBeGreaterThan(atLeast);
  });
});

type Judge = typeof judgeRefresh;
type Verdict = ReturnType<Judge>;

/** The table with one row taken away: what it decided is a freeze instead, or a pair. */
const freezing =
  (kind: Verdict['kind']): Judge =>
  (row, request, now, rules) => {
    const verdict = judgeRefresh(row, request, now, rules);
    if (verdict.kind !== kind || !row) return verdict;
    return { row: 10, kind: 'freeze', current: row };
  };

const mutants: Record<string, Judge> = {
  'row 8: whoever comes with another attempt key is a stranger': (row, request, now, rules) =>
    judgeRefresh(row, { ...request, attempt: row?.rotatedBy ?? null }, now, rules),
  'row 9: a lost answer is given again': freezing('redeliver'),
  'row 9: for the grace after it arrived, as requests may still be on their way': (
    row,
    request,
    now,
    rules,
  ) =>
    judgeRefresh(
      row && { ...row, acknowledgedAt: row.acknowledgedAt === null ? null : 0 },
      request,
      now,
      rules,
    ),
  'row 9: not for longer than the grace after it arrived': (row, request, now, rules) =>
    judgeRefresh(row && { ...row, acknowledgedAt: null }, request, now, rules),
  'row 11: a lost commit is healed': freezing('heal'),
  'row 5: a frozen session waits for a proof': (row, request, now, rules) =>
    judgeRefresh(row && { ...row, frozenAt: null }, request, now, rules),
};

describe('taken away alone, a violation comes back', () => {
  it.each(Object.entries(mutants))('%s', (_, judge) => {
    const bounds = { epochs: 1, generations: 3, hasThief: true };
    expect(explore('weapp', bounds, createModelServer(judge)).violation).toBeDefined();
  });
});
