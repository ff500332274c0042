import type { Grant } from '../credential.ts';
import type { SignedIn } from '../session-state.ts';
import { keep } from './ask-and-keep.ts';
import type { Landing, RefreshFlight } from './refresh-flight.ts';
import type { RefreshParts } from './refresh-parts.ts';
import { revoke } from './revoke.ts';
import { patienceFor } from './server-time.ts';
import { within } from './within.ts';

/** Signs the user of an expired session in again without asking them, where the app has a way to. */
export async function renewExpired(
  parts: RefreshParts,
  flight: RefreshFlight,
  state: SignedIn,
): Promise<Landing> {
  const { auth, clock, random, renew } = parts;
  const expired: Landing = { kind: 'ended', reason: 'expired' };
  // Of a user who is not known nobody can say that the new session is theirs, too.
  if (renew === undefined || state.credential.userId === undefined) return expired;

  const askedAt = clock.now();
  let isAwaited = true;
  const obtain = async (): Promise<Grant | null> => {
    const grant = await renew(await random.key());
    const isLate = !isAwaited || flight.isOver;
    if (isLate && grant !== null) revoke(auth, grant.refreshToken);
    return grant;
  };
  const patience = patienceFor(state.credential);
  const obtained = obtain().catch(() => undefined);
  const grant = await within(clock, patience, obtained, undefined);
  isAwaited = false;
  if (grant === null || flight.isOver) return expired;
  if (grant === undefined) return { kind: 'unreachable', cause: 'proof' };
  return keep(parts, flight, state, { askedAt, grant, isAnew: true });
}
