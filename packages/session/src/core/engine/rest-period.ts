import { type Credential, compareAge, isSamePair } from '../credential.ts';
import type { Clock } from '../ports.ts';
import { patienceFor, type ServerTime } from './server-time.ts';

/**
 * How long a young pair must rest before it may be refreshed in its turn. A refresh of its
 * predecessor that is still under way somewhere, or that a network delivers twice, would, two
 * generations behind, look like theft to the server; by then its deadline has passed and it cannot
 * take effect. Where the session is strict every pair rests. Where it is not, because one context
 * alone uses the store and its owner can be proved silently, a pair rests only for a request that
 * got no answer: what else may come late costs one silent proof, and a rest would be waited for.
 */
export interface RestPeriod {
  /** This pair came from storage: what an earlier process left under way is not known. */
  restored(credential: Credential): void;
  /** A refresh of this pair got no answer and may take effect for another `ms`. */
  unanswered(credential: Credential, ms: number): void;
  /** Milliseconds until this pair may be refreshed; 0 = now. */
  remaining(credential: Credential): number;
}

export function createRestPeriod(clock: Clock, time: ServerTime, isStrict: boolean): RestPeriod {
  let inherited: Credential | null = null;
  let open: { readonly pair: Credential; readonly until: number } | null = null;

  return {
    restored: (credential) => {
      inherited = credential;
    },
    unanswered: (pair, ms) => {
      open = { pair, until: clock.now() + ms };
    },
    remaining: (credential) => {
      // The first pair of an epoch has no predecessor: an older epoch is refused without harm.
      if (credential.generation === 0) return 0;
      const patience = patienceFor(credential);
      const bounded = (ms: number) => Math.min(2 * patience, Math.max(0, ms));
      if (isStrict || (inherited !== null && isSamePair(inherited, credential))) {
        return bounded(credential.storedAt + patience - time.now());
      }
      if (open === null || compareAge(credential, open.pair) <= 0) return 0;
      return bounded(open.until - clock.now());
    },
  };
}
