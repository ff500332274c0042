import type { Session } from './create-session.ts';
import type { SessionErrorCode } from './session-error.ts';
import type { SessionFact } from './session-event.ts';

/** What became of one call. Times are those of its facts, in ms of the device's clock. */
export interface Explanation {
  /** Its number, as in `Bearer.call` and the facts. */
  readonly call: number;
  readonly startedAt: number;
  /** The generation of the pair that it carried first; null if it was never sent. */
  readonly carried: number | null;
  /** True once an answer said that its access token was not accepted. */
  readonly wasRejected: boolean;
  /** How long it waited for refreshes, ms. */
  readonly waitedMs: number;
  /** Which refreshes those were, by their `flight`. */
  readonly flights: readonly number[];
  /** The generation that it was sent again with; null if it was sent at most once. */
  readonly replayedWith: number | null;
  /** `answered` whatever the status of the answer. */
  readonly outcome: 'pending' | 'answered' | 'failed';
  /** Why it failed, where this package is the reason. */
  readonly code: SessionErrorCode | null;
}

/** The memory of the latest calls of one session. */
export interface Explainer {
  /** What is known of a call; undefined for one that is unknown, or too old. */
  explain(call: number): Explanation | undefined;
  /** Listens no more; what is known stays. */
  stop(): void;
}

type Draft = { -readonly [K in keyof Explanation]: Explanation[K] } & { parkedAt: number | null };

/** The facts with which a refresh is over; all others may be told while it is under way. */
const landings = new Set<SessionFact['type']>([
  'refresh-granted',
  'refresh-unreachable',
  'signed-in',
  'ended',
]);

/** Listens to a session and can say of each of its latest `keep` calls what happened, and why. */
export function createExplainer(session: Pick<Session, 'on'>, keep = 500): Explainer {
  const drafts = new Map<number, Draft>();
  let flight: number | null = null;

  function start({ call, at }: Extract<SessionFact, { type: 'call-started' }>): void {
    const blank = { carried: null, wasRejected: false, replayedWith: null, code: null } as const;
    drafts.set(call, {
      ...blank,
      call,
      startedAt: at,
      waitedMs: 0,
      flights: [],
      outcome: 'pending',
      parkedAt: null,
    });
    const [oldest] = drafts.keys();
    if (drafts.size > keep && oldest !== undefined) drafts.delete(oldest);
  }

  function join(draft: Draft, number: number): void {
    if (!draft.flights.includes(number)) draft.flights = [...draft.flights, number];
  }

  function tell(draft: Draft, fact: SessionFact): void {
    if (draft.parkedAt !== null) draft.waitedMs += fact.at - draft.parkedAt;
    draft.parkedAt = null;
    switch (fact.type) {
      case 'call-parked':
        draft.parkedAt = fact.at;
        if (flight !== null) join(draft, flight);
        break;
      case 'call-sent':
        draft.carried = fact.generation;
        break;
      case 'call-rejected':
        draft.wasRejected = true;
        break;
      case 'call-replayed':
        draft.replayedWith = fact.generation;
        break;
      case 'call-settled':
        draft.outcome = fact.outcome;
        draft.code = fact.code ?? null;
    }
  }

  const stop = session.on((fact) => {
    if (fact.type === 'call-started') return start(fact);
    if (fact.type === 'refresh-started') {
      flight = fact.flight;
      // Whoever parked first is the one who caused it.
      for (const draft of drafts.values()) if (draft.parkedAt !== null) join(draft, flight);
    } else if ('call' in fact) {
      const draft = drafts.get(fact.call);
      if (draft !== undefined) tell(draft, fact);
    } else if (landings.has(fact.type)) {
      flight = null;
    }
  });

  return {
    stop,
    explain(call) {
      const draft = drafts.get(call);
      if (draft === undefined) return undefined;
      const { parkedAt: _, ...explanation } = draft;
      return explanation;
    },
  };
}
