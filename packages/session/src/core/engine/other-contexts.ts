import { type Credential, compareAge } from '../credential.ts';
import type { Ledger } from './ledger.ts';
import type { Refresher } from './refresher.ts';
import type { ServerTime } from './server-time.ts';
import type { Vault } from './vault.ts';

interface OtherContextsParts {
  readonly ledger: Ledger;
  readonly refresher: Refresher;
  readonly time: ServerTime;
  readonly vault: Vault;
}

/** Follows what another context (a browser tab) has done to the stored record. */
export async function followStore(parts: OtherContextsParts): Promise<void> {
  const { ledger, refresher, time, vault } = parts;
  const before = ledger.read();
  const stored = await vault.load();
  const state = ledger.read();
  if (stored === 'failed') return;
  // Something happened here meanwhile, and may not be written yet: look again.
  if (state !== before) return followStore(parts);

  const ours = state.status === 'signed-in' ? state.credential : undefined;
  if (stored === null) {
    // What was never there is not gone.
    if (ours && vault.isKnownToOthers(ours.sessionId)) refresher.end('signed-out-elsewhere');
  } else if (stored === 'garbled' || (ours && isOlder(stored, ours))) {
    // Whoever reads that would not know how far this context is.
    if (ours) await vault.save(ours, () => ledger.read() === state);
  } else if (stored.sessionId === ours?.sessionId) {
    refresher.renewElsewhere(stored);
  } else if (!ledger.over.has(stored.sessionId)) {
    time.learnOffset(stored.clockOffset);
    refresher.replaceWith(stored, true);
  }
}

function isOlder(stored: Credential, ours: Credential): boolean {
  return stored.sessionId === ours.sessionId && compareAge(stored, ours) < 0;
}
