import { credentialFrom, type Grant, isSameOwner } from '../credential.ts';
import type { RefreshAnswer, RefreshQuestion } from '../ports.ts';
import type { SignedIn } from '../session-state.ts';
import type { Landing, RefreshFlight } from './refresh-flight.ts';
import type { RefreshParts } from './refresh-parts.ts';
import { revoke } from './revoke.ts';
import { patienceFor } from './server-time.ts';
import { within } from './within.ts';

/** One question to the server; a pair that comes when the session is no more is revoked. */
export async function ask(
  { auth, clock }: RefreshParts,
  flight: RefreshFlight,
  question: RefreshQuestion,
): Promise<RefreshAnswer> {
  const asked = auth
    .refresh(question)
    .catch((): RefreshAnswer => ({ kind: 'unreachable', cause: 'offline' }));
  void asked.then((answer) => {
    if (flight.isOver && answer.kind === 'granted') revoke(auth, answer.grant.refreshToken);
  });
  return within(clock, question.patience, asked, { kind: 'unreachable', cause: 'timeout' });
}

interface Granted {
  readonly grant: Grant;
  readonly askedAt: number;
  /** True for the first pair of a session that takes the place of this one. */
  readonly isAnew?: boolean;
}

/**
 * Stores a granted pair; it is revoked again where it is somebody else's, or the session has ended
 * meanwhile.
 */
export async function keep(
  { auth, clock, random, time, vault }: RefreshParts,
  flight: RefreshFlight,
  { credential: previous }: SignedIn,
  { askedAt, grant, isAnew }: Granted,
): Promise<Landing> {
  const now = time.learn(grant.serverTime, askedAt);
  const key = await within(clock, patienceFor(previous), random.key(), undefined);
  if (key === undefined) return { kind: 'unreachable', cause: 'timeout' };
  const fresh = credentialFrom(grant, key, now, isAnew ? undefined : previous);
  if (!isSameOwner(fresh, previous)) {
    revoke(auth, grant.refreshToken);
    return { kind: 'ended', reason: 'expired' };
  }
  const isWanted = () => !flight.isOver;
  const { credential, outcome } = await vault.save(fresh, isWanted, previous.sessionId);
  if (flight.isOver || outcome === 'gone') revoke(auth, grant.refreshToken);
  if (outcome === 'gone') return { kind: 'ended', reason: 'signed-out-elsewhere' };
  return { kind: 'renewed', credential, stored: outcome === 'stored' };
}
