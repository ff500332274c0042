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
  if (typeof stored === 'string') return;
  // Something happened here meanwhile, and may not be written yet: look again.
  if (state !== before) return followStore(parts);

  if (stored === null) {
    // What was never there is not gone.
    if (state.status === 'signed-in' && vault.isKnownToOthers(state.credential.sessionId))
      refresher.end('signed-out-elsewhere');
  } else if (state.status === 'signed-in' && state.credential.sessionId === stored.sessionId) {
    refresher.renewElsewhere(stored);
  } else if (!ledger.over.has(stored.sessionId)) {
    // Over: it ended here, and its record could not be removed, or another context wrote it once more.
    time.learnOffset(stored.clockOffset);
    refresher.replaceWith(stored, true);
  }
}
