import { isSamePair } from '../credential.ts';
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
  const stored = await vault.load();
  if (stored === 'failed') return;
  const state = ledger.read();
  const ours = state.status === 'signed-in' ? state.credential : undefined;
  const record = typeof stored === 'object' ? stored : null;
  if (record && ours && isSamePair(record, ours)) {
    refresher.goOnWith(record);
  } else if (stored === null) {
    // What was never there is not gone.
    if (ours && vault.isKnownToOthers(ours.sessionId)) refresher.end('signed-out-elsewhere');
  } else if (record === null || record.sessionId === ours?.sessionId) {
    // Nonsense, or an older pair: whoever reads that would not know how far this context is.
    if (ours) await vault.save(ours, () => ledger.read() === state);
  } else if (!ledger.over.has(record.sessionId)) {
    time.learnOffset(record.clockOffset);
    refresher.replaceWith(record, true);
  }
}
