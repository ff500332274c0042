import { type Credential, isSamePair } from '../credential.ts';
import type { RefreshQuestion } from '../ports.ts';
import type { EndReason, UnreachableCause } from '../session-state.ts';
import { shown } from '../shown.ts';
import { ask, keep } from './ask-and-keep.ts';
import type { RefreshParts } from './refresh-parts.ts';
import { renewExpired } from './renew-expired.ts';
import { isAccessExpired, patienceFor } from './server-time.ts';
import { consultStore } from './stored-pair.ts';
import type { WaitingRoom } from './waiting-room.ts';
import { sleep, within } from './within.ts';

/** One refresh, from the first caller who needs it until everybody is told. */
export interface RefreshFlight {
  readonly number: number;
  /** The pair that is to be renewed. */
  pair: Credential;
  /** Where everybody waits who needs it. */
  readonly room: WaitingRoom;
  /** Set when the session it belongs to is no more: what comes now is late. */
  isOver: boolean;
  /** Set when everybody has been told: it asks nothing more. */
  hasLanded: boolean;
  /** Set when, meanwhile, another try became worth it. */
  isWorthAnother: boolean;
}

/** How a flight comes down. */
export type Landing =
  | { readonly kind: 'renewed'; readonly credential: Credential; readonly stored: boolean }
  | { readonly kind: 'ended'; readonly reason: EndReason }
  | {
      readonly kind: 'unreachable';
      readonly cause: UnreachableCause;
      readonly retryAfter?: number;
    };

/** What another tab wrote can take this long to be seen here (`localStorage` is no shared memory), ms. */
const STORE_LAG = 100;

/** How often one flight asks again for each of these, before it gives up. */
const MOST = { proofs: 2, lates: 2, interruptions: 3 };

/** Flies with the lock where there is one, and without it where its turn does not come. */
export async function fly(parts: RefreshParts, flight: RefreshFlight): Promise<Landing> {
  const { clock, lock } = parts;
  const patience = patienceFor(flight.pair);
  const until = clock.now() + patience;
  const turn = await lock?.acquire(patience / 3).catch(() => null);
  try {
    if (turn?.wasContended && !hasMoved(parts, flight)) await sleep(clock, STORE_LAG);
    return await askUntilLanded(parts, flight, until);
  } finally {
    turn?.release();
  }
}

/** True once the pair that this flight is about has been renewed, or is nobody's any more. */
function hasMoved({ ledger }: RefreshParts, { isOver, pair }: RefreshFlight): boolean {
  const state = ledger.read();
  return isOver || state.status !== 'signed-in' || !isSamePair(state.credential, pair);
}

/**
 * Every step looks whether the flight is over before it does harm. `until` is when callers are told
 * that there was no answer; only what they do not wait for in vain moves it on.
 */
async function askUntilLanded(
  parts: RefreshParts,
  flight: RefreshFlight,
  firstUntil: number,
): Promise<Landing> {
  const { clock, rest, time } = parts;
  const patience = patienceFor(flight.pair);
  const more = { ...MOST };
  let until = firstUntil;
  let rested: Credential | null = null;
  let proof: RefreshQuestion['proof'];

  for (;;) {
    const state = parts.ledger.read();
    if (flight.isOver || state.status !== 'signed-in') return { kind: 'ended', reason: 'replaced' };
    const { credential, stored } = state;
    if (flight.hasLanded) return { kind: 'renewed', credential, stored };
    if (!isSamePair(credential, flight.pair)) {
      // Renewed elsewhere, perhaps so long ago that it has expired in its turn.
      if (!isAccessExpired(credential, time.now())) return { kind: 'renewed', credential, stored };
      flight.pair = credential;
    }
    // Before the store is read: whatever another context does after that, this request dies in time.
    const deadline = Math.ceil(time.now() + until - clock.now());

    const standing = await consultStore(parts, flight, state);
    if (standing === null) continue;
    if ('kind' in standing) return standing;
    const isRested = rested !== null && isSamePair(rested, standing);
    const wait = isRested ? 0 : rest.remaining(standing);
    if (wait > 0) {
      rested = standing;
      await sleep(clock, wait);
      until = clock.now() + patience;
      continue;
    }
    if (flight.isOver || flight.hasLanded) continue;

    const left = until - clock.now();
    if (left <= 0) return { kind: 'unreachable', cause: 'timeout' };
    const { refreshToken, attempt } = standing;
    const askedAt = clock.now();
    const proven = proof && { proof };
    const question = { refreshToken, attempt, deadline, patience: left, ...proven };
    const answer = await ask(parts, flight, question);
    proof = undefined;
    if (flight.isOver) continue;

    switch (answer.kind) {
      case 'granted':
        return keep(parts, flight, state, { grant: answer.grant, askedAt });
      case 'ended':
        return answer.reason === 'expired' ? renewExpired(parts, flight, state) : answer;
      case 'too-late':
        time.learn(answer.serverTime, askedAt);
        if (more.lates === 0) return { kind: 'unreachable', cause: 'timeout' };
        more.lates -= 1;
        break;
      case 'proof-required':
      case 'proof-refused': {
        if (parts.prover === undefined || more.proofs === 0) {
          return { kind: 'ended', reason: 'proof-refused' };
        }
        more.proofs -= 1;
        parts.ledger.note({ type: 'proof-started' });
        const proving = parts.prover().catch(() => undefined);
        proof = await within(clock, patience, proving, undefined);
        if (proof === undefined) return { kind: 'unreachable', cause: 'proof' };
        until = clock.now() + patience;
        break;
      }
      case 'unreachable': {
        rest.unanswered(credential, askedAt + left - clock.now());
        if (answer.cause !== 'interrupted' || more.interruptions === 0) return answer;
        more.interruptions -= 1;
        await shown(parts.lifecycle);
        until = clock.now() + patience;
      }
    }
  }
}
