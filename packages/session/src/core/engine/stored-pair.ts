import { type Credential, compareAge } from '../credential.ts';
import type { SignedIn } from '../session-state.ts';
import type { Landing, RefreshFlight } from './refresh-flight.ts';
import type { RefreshParts } from './refresh-parts.ts';

/** The record to refresh with; what the store says has become of it; or that it has been renewed. */
export type Standing =
  | { readonly credential: Credential }
  | { readonly landing: Landing }
  | 'renewed-elsewhere';

/** Looks into the store before a refresh: another context may have renewed the pair, or signed out. */
export async function consultStore(
  parts: RefreshParts,
  flight: RefreshFlight,
  { credential, stored }: SignedIn,
): Promise<Standing> {
  const found = await parts.vault.load();
  if (found === null && stored && parts.isShared) {
    return { landing: { kind: 'ended', reason: 'signed-out-elsewhere' } };
  }
  if (found !== null && found !== 'failed' && found.sessionId === credential.sessionId) {
    const age = compareAge(found, credential);
    if (age > 0) {
      parts.ledger.record({ type: 'renewed-elsewhere', credential: found });
      return 'renewed-elsewhere';
    }
    // The same pair, but the attempt key in the store is the one that every context sends.
    if (age === 0) return { credential: found };
  }
  return stored ? { credential } : secure(parts, flight, credential);
}

/**
 * Makes sure that no older pair lies in the store when this one is refreshed: a restart would send
 * that older one, two generations behind, and look like a thief.
 */
async function secure(
  { ledger, vault }: RefreshParts,
  flight: RefreshFlight,
  credential: Credential,
): Promise<Standing> {
  const isWanted = () => !flight.isOver;
  const saved = await vault.save(credential, { isWanted, replaces: 'own' });
  if (saved.outcome === 'stored') {
    ledger.record({ type: 'pair-stored', credential });
    return { credential: saved.credential };
  }
  const { sessionId } = credential;
  if ((await vault.clear(sessionId)) || !vault.mayHold(sessionId)) return { credential };
  return { landing: { kind: 'unreachable', cause: 'storage' } };
}
