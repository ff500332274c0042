import { type Credential, compareAge } from '../credential.ts';
import type { SignedIn } from '../session-state.ts';
import type { Landing, RefreshFlight } from './refresh-flight.ts';
import type { RefreshParts } from './refresh-parts.ts';

/** The record to refresh with; how the flight ends without; or null: it has been renewed elsewhere. */
export type Standing = Credential | Landing | null;

const SIGNED_OUT: Landing = { kind: 'ended', reason: 'signed-out-elsewhere' };
const BLOCKED: Landing = { kind: 'unreachable', cause: 'storage' };

/**
 * Looks into the store before a refresh: another context may have renewed the pair, or signed out.
 * Where contexts share the store, a pair is refreshed only while its record lies there, seen or
 * written a moment ago: it is all that tells one of them how far the others are, and with which
 * attempt key. What cannot be made sure of is tried again later. Whoever is alone with a pair, as
 * the store has never had it, needs no record.
 */
export async function consultStore(
  parts: RefreshParts,
  flight: RefreshFlight,
  state: SignedIn,
): Promise<Standing> {
  const { isShared, vault } = parts;
  const { credential, stored } = state;
  const { sessionId } = credential;
  const found = await vault.load();
  if (found === null && vault.isKnownToOthers(sessionId)) return SIGNED_OUT;
  const isRead = typeof found === 'object';
  const isOurs = isRead && found?.sessionId === sessionId;
  if (isOurs && compareAge(found, credential) >= 0) return newest(parts, state, found);
  if (stored && !isShared) return credential;
  return secure(parts, flight, state, isRead && !isOurs);
}

/** What a stored record means that is not older than our own: it is refreshed with, or has been renewed. */
function newest({ ledger }: RefreshParts, ours: SignedIn, theirs: Credential): Standing {
  // The same pair, but the attempt key in the store is the one that every context sends.
  if (compareAge(ours.credential, theirs) === 0) return theirs;
  // A cell that refuses a pair would be asked to take it for ever.
  return ledger.read() === ours ? BLOCKED : null;
}

/**
 * Makes sure that no older pair lies in the store when this one is refreshed: a restart, or another
 * context, would send that older one, two generations behind, and look like a thief.
 */
async function secure(
  parts: RefreshParts,
  flight: RefreshFlight,
  state: SignedIn,
  isAbsent: boolean,
): Promise<Standing> {
  const { credential } = state;
  const { isShared, ledger, vault } = parts;
  const { sessionId } = credential;
  const saved = await vault.save(credential, () => !flight.isOver);
  if (saved.outcome === 'gone') return SIGNED_OUT;
  if (saved.outcome === 'stored') {
    ledger.record({ type: 'pair-stored', credential });
    ledger.record({ type: 'renewed-elsewhere', credential: saved.credential });
    return newest(parts, state, saved.credential);
  }
  // To others a record that is missing is a sign-out: it is removed only where there are none.
  const isOut = isShared ? isAbsent : await vault.clear(sessionId);
  return isOut || !vault.mayHold(sessionId) ? credential : BLOCKED;
}
