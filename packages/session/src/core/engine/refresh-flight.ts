import { type Credential, credentialFrom, isSamePair } from '../credential.ts';
import type { RefreshAnswer, RefreshQuestion } from '../ports.ts';
import type { EndReason, UnreachableCause } from '../session-state.ts';
import type { RefreshParts } from './refresher.ts';
import { patienceFor } from './server-time.ts';
import { findNewer, secure } from './stored-pair.ts';
import { sleep, within } from './within.ts';

/** One refresh, from the first caller who needs it until everybody is told. */
export interface RefreshFlight {
  readonly number: number;
  /** The pair that is to be renewed. */
  readonly pair: Credential;
  readonly promise: Promise<void>;
  readonly succeed: () => void;
  readonly fail: (error: Error) => void;
  /** Set when the session it belongs to is no more: what comes now is late. */
  isOver: boolean;
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
  const turn = await parts.lock?.acquire(patienceFor(flight.pair)).catch(() => null);
  try {
    if (turn?.wasContended && !hasMoved(parts, flight)) await sleep(parts.clock, STORE_LAG);
    return await askUntilLanded(parts, flight);
  } finally {
    turn?.release();
  }
}

/** True once the pair that this flight is about has been renewed, or is nobody's any more. */
function hasMoved({ ledger }: RefreshParts, { isOver, pair }: RefreshFlight): boolean {
  const state = ledger.read();
  return isOver || state.status !== 'signed-in' || !isSamePair(state.credential, pair);
}

/** Every step looks whether the flight is over before it does harm. */
async function askUntilLanded(parts: RefreshParts, flight: RefreshFlight): Promise<Landing> {
  const { clock, rest, time } = parts;
  const tally = { proofs: 0, lates: 0, interruptions: 0 };
  let proof: RefreshQuestion['proof'];

  for (;;) {
    const state = parts.ledger.read();
    if (flight.isOver || state.status !== 'signed-in') return { kind: 'ended', reason: 'replaced' };
    const { credential, stored } = state;
    if (!isSamePair(credential, flight.pair)) return { kind: 'renewed', credential, stored };
    const patience = patienceFor(credential);
    const startedAt = clock.now();
    // Before the store is read: whatever another context does after that, this request dies in time.
    const deadline = Math.ceil(time.now() + patience);

    const found = await findNewer(parts, credential);
    if (found !== null) return { kind: 'renewed', credential: found, stored: true };
    if (!stored && !(await secure(parts, flight, credential))) {
      return { kind: 'unreachable', cause: 'storage' };
    }
    const wait = rest.remaining(credential);
    if (wait > 0) {
      await sleep(clock, wait);
      continue;
    }
    if (flight.isOver) continue;

    const { refreshToken, attempt } = credential;
    const left = Math.max(0, patience - (clock.now() - startedAt));
    const question = { refreshToken, attempt, deadline, patience: left };
    const answer = await ask(parts, flight, proof ? { ...question, proof } : question);
    proof = undefined;

    switch (answer.kind) {
      case 'granted':
        return keep(parts, flight, credential, answer);
      case 'ended':
        return answer;
      case 'too-late':
        time.learn(answer.serverTime);
        tally.lates += 1;
        if (tally.lates > MOST.lates) return { kind: 'unreachable', cause: 'timeout' };
        break;
      case 'proof-required':
      case 'proof-refused': {
        if (parts.prover === undefined || tally.proofs >= MOST.proofs) {
          return { kind: 'ended', reason: 'proof-refused' };
        }
        tally.proofs += 1;
        parts.ledger.note({ type: 'proof-started' });
        proof = await parts.prover().catch(() => undefined);
        if (proof === undefined) return { kind: 'unreachable', cause: 'proof' };
        break;
      }
      case 'unreachable': {
        rest.unanswered(credential, left);
        if (answer.cause !== 'interrupted' || tally.interruptions >= MOST.interruptions) {
          return answer;
        }
        tally.interruptions += 1;
        await shown(parts);
      }
    }
  }
}

async function ask(
  { auth, clock }: RefreshParts,
  flight: RefreshFlight,
  question: RefreshQuestion,
): Promise<RefreshAnswer> {
  const asked = auth
    .refresh(question)
    .catch((): RefreshAnswer => ({ kind: 'unreachable', cause: 'offline' }));
  void asked.then((answer) => {
    if (!flight.isOver || answer.kind !== 'granted') return;
    auth.signOut(answer.grant.refreshToken).catch(() => {});
  });
  return within(clock, question.patience, asked, { kind: 'unreachable', cause: 'timeout' });
}

async function keep(
  { clock, random, time, vault }: RefreshParts,
  flight: RefreshFlight,
  previous: Credential,
  { grant }: Extract<RefreshAnswer, { kind: 'granted' }>,
): Promise<Landing> {
  if (grant.serverTime !== undefined) time.learn(grant.serverTime);
  const now = { device: clock.now(), server: time.now() };
  const fresh = credentialFrom(grant, await random.key(), now, previous);
  const isWanted = () => !flight.isOver;
  return { kind: 'renewed', ...(await vault.save(fresh, { isWanted, replacesAnyone: false })) };
}

function shown({ lifecycle }: RefreshParts): Promise<void> {
  if (lifecycle === undefined || !lifecycle.isHidden()) return Promise.resolve();
  return new Promise((resolve) => lifecycle.onShow(resolve));
}
