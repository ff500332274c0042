import type { SessionFact } from '@wugan/session';

/** What a request was doing: before its first send, on the wire, waiting for a refresh, on the wire again. */
export type Phase = 'waiting' | 'sent' | 'parked' | 'replay';

/** A stretch of time in ms since the first fact. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Lane {
  readonly call: number;
  readonly stretches: readonly (Span & { readonly phase: Phase })[];
  /** When its 401 came; absent when it met none. */
  readonly rejectedAt?: number;
  readonly isAnswered: boolean;
}

/** What happened to a burst of requests, ready to be drawn. Times are ms since the first fact. */
export interface Timeline {
  readonly length: number;
  readonly lanes: readonly Lane[];
  readonly refreshes: readonly Span[];
  readonly sums: Readonly<
    Record<'requests' | 'rejected' | 'refreshes' | 'replays' | 'failures', number>
  >;
}

/** The phase that a fact about a call begins; `null` ends the last one. */
const begins: Partial<Record<SessionFact['type'], Phase | null>> = {
  'call-started': 'waiting',
  'call-parked': 'parked',
  'call-sent': 'sent',
  'call-rejected': 'parked',
  'call-replayed': 'replay',
  'call-settled': null,
};

/**
 * Draws the facts of a session as one lane for each of the first `count` calls that start in them.
 * What has not ended goes on until `now`, by the clock of the facts.
 */
export function buildTimeline(
  facts: readonly SessionFact[],
  count: number,
  now = facts.at(-1)?.at ?? 0,
): Timeline {
  const start = facts[0]?.at ?? 0;
  const length = Math.max(1, now - start);
  const calls = facts.flatMap((fact) => (fact.type === 'call-started' ? [fact.call] : []));
  const lanes = calls.slice(0, count).map((call) => {
    const own = facts.filter((fact) => 'call' in fact && fact.call === call);
    return laneOf(call, own, start, length);
  });
  const refreshes = refreshesOf(facts, start, length);
  const has = (phase: Phase) => (lane: Lane) => lane.stretches.some((s) => s.phase === phase);
  return {
    length,
    lanes,
    refreshes,
    sums: {
      requests: lanes.length,
      rejected: lanes.filter((lane) => lane.rejectedAt !== undefined).length,
      refreshes: refreshes.length,
      replays: lanes.filter(has('replay')).length,
      failures: lanes.filter((lane) => !lane.isAnswered).length,
    },
  };
}

function laneOf(call: number, own: readonly SessionFact[], start: number, length: number): Lane {
  const stretches = own.flatMap((fact, index) => {
    const phase = begins[fact.type];
    if (phase === undefined || phase === null) return [];
    const next = own[index + 1];
    return [{ phase, from: fact.at - start, to: next === undefined ? length : next.at - start }];
  });
  const rejection = own.find((fact) => fact.type === 'call-rejected');
  return {
    call,
    stretches,
    ...(rejection === undefined ? {} : { rejectedAt: rejection.at - start }),
    isAnswered: own.some((fact) => fact.type === 'call-settled' && fact.outcome === 'answered'),
  };
}

function refreshesOf(facts: readonly SessionFact[], start: number, length: number): Span[] {
  return facts.flatMap((fact, index) => {
    if (fact.type !== 'refresh-started') return [];
    const end = facts.slice(index).find(isRefreshEnd);
    return [{ from: fact.at - start, to: end === undefined ? length : end.at - start }];
  });
}

function isRefreshEnd({ type }: SessionFact): boolean {
  return type === 'refresh-granted' || type === 'refresh-unreachable' || type === 'ended';
}
