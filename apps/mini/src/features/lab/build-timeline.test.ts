import type { SessionFact } from '@wugan/session';
import { describe, expect, it } from 'vitest';
import { buildTimeline } from './build-timeline.ts';

/** A call that met a 401, waited for the refresh and was sent again. */
const replayed = (call: number, from: number): SessionFact[] => [
  { type: 'call-started', call, at: from },
  { type: 'call-sent', call, generation: 0, at: from },
  { type: 'call-rejected', call, generation: 0, at: from + 10 },
  { type: 'call-parked', call, at: from + 10 },
  { type: 'call-replayed', call, generation: 1, at: from + 40 },
  { type: 'call-settled', call, outcome: 'answered', at: from + 50 },
];

const refresh: SessionFact[] = [
  { type: 'refresh-started', flight: 1, at: 1010 },
  { type: 'refresh-granted', flight: 1, generation: 1, at: 1040 },
];

const inOrder = (...facts: SessionFact[]) => facts.sort((a, b) => a.at - b.at);

describe('the timeline of a burst', () => {
  it('counts requests, 401s, replays, failures and the one refresh', () => {
    const facts = inOrder(...replayed(1, 1000), ...replayed(2, 1000), ...refresh);
    expect(buildTimeline(facts, 2).sums).toEqual({
      requests: 2,
      rejected: 2,
      refreshes: 1,
      replays: 2,
      failures: 0,
    });
  });

  it('draws each phase from its fact to the next one, in ms since the first fact', () => {
    const [lane] = buildTimeline(inOrder(...replayed(1, 1000), ...refresh), 1).lanes;
    expect(lane?.stretches.filter(({ from, to }) => to > from)).toEqual([
      { phase: 'sent', from: 0, to: 10 },
      { phase: 'parked', from: 10, to: 40 },
      { phase: 'replay', from: 40, to: 50 },
    ]);
    expect(lane?.rejectedAt).toBe(10);
  });

  it('draws the refresh once, from its start to its end', () => {
    const { refreshes } = buildTimeline(inOrder(...replayed(1, 1000), ...refresh), 1);
    expect(refreshes).toEqual([{ from: 10, to: 40 }]);
  });

  it('leaves out calls of other pages that start after the burst', () => {
    const facts = inOrder(...replayed(1, 1000), ...replayed(2, 1001), ...refresh);
    expect(buildTimeline(facts, 1).lanes.map(({ call }) => call)).toEqual([1]);
  });

  it('counts a call as failed unless it was answered, and draws it to the end', () => {
    const facts: SessionFact[] = [
      { type: 'call-started', call: 1, at: 0 },
      { type: 'call-parked', call: 1, at: 5 },
      { type: 'refresh-started', flight: 1, at: 5 },
      { type: 'refresh-unreachable', flight: 1, cause: 'offline', at: 20 },
      { type: 'call-settled', call: 1, outcome: 'failed', at: 20 },
      { type: 'call-started', call: 2, at: 20 },
    ];
    const { lanes, sums, length } = buildTimeline(facts, 2);
    expect(sums).toMatchObject({ requests: 2, rejected: 0, refreshes: 1, failures: 2 });
    expect(lanes[0]?.stretches.at(-1)).toEqual({ phase: 'parked', from: 5, to: length });
  });

  it('has a length even when nothing happened, so that shares of it exist', () => {
    expect(buildTimeline([], 20)).toMatchObject({ length: 1, lanes: [], refreshes: [] });
  });
});
