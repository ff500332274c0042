import { type Credential, compareAge } from '../credential.ts';
import type { RefreshFlight } from './refresh-flight.ts';
import type { RefreshParts } from './refresher.ts';

/** The stored pair, where another context has refreshed before us. */
export async function findNewer(
  { vault }: RefreshParts,
  mine: Credential,
): Promise<Credential | null> {
  const stored = await vault.load();
  if (stored === null || stored === 'failed' || stored.sessionId !== mine.sessionId) return null;
  return compareAge(stored, mine) > 0 ? stored : null;
}

/**
 * Makes sure that no older pair lies in the store when this one is refreshed: a restart would send
 * that older one, two generations behind, and look like a thief.
 */
export async function secure(
  { ledger, vault }: RefreshParts,
  flight: RefreshFlight,
  credential: Credential,
): Promise<boolean> {
  const isWanted = () => !flight.isOver;
  const { stored } = await vault.save(credential, { isWanted, replacesAnyone: false });
  if (stored) ledger.record({ type: 'pair-stored', credential });
  return stored || vault.clear(credential.sessionId);
}
