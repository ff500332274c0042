import { type Credential, compareAge, parseCredential } from '../credential.ts';
import type { Clock, CredentialStore } from '../ports.ts';
import { within } from './within.ts';

/** Storage that has not answered by then is taken to have failed, ms. */
const STORAGE_PATIENCE = 3_000;

/** The credential store, made safe: in order, bounded, and never throwing. */
export interface Vault {
  /** The stored record; null for none or garbage; `failed` when the store could not say. */
  load(): Promise<Credential | null | 'failed'>;
  /**
   * Writes a pair unless a newer one, or one of somebody else, lies there. An equal generation that
   * another context stored first is given back to be used instead.
   */
  save(
    credential: Credential,
    options: { isWanted: () => boolean; replacesAnyone: boolean },
  ): Promise<{ credential: Credential; stored: boolean }>;
  /** Removes the record, if it is this session's. True once it is gone. */
  clear(sessionId: string): Promise<boolean>;
}

export function createVault(store: CredentialStore, clock: Clock, onFailure: () => void): Vault {
  let tail: Promise<unknown> = Promise.resolve();

  /** One operation after another; one that hangs is left behind and can no longer write. */
  function inOrder<T>(
    operation: (isAbandoned: () => boolean) => Promise<T>,
  ): Promise<T | 'failed'> {
    const turn = async (): Promise<T | 'failed'> => {
      let abandoned = false;
      try {
        return await within(
          clock,
          STORAGE_PATIENCE,
          operation(() => abandoned),
          'failed',
        );
      } catch {
        onFailure();
        return 'failed';
      } finally {
        abandoned = true;
      }
    };
    const result = tail.then(turn);
    tail = result;
    return result;
  }

  return {
    load: () => inOrder(async () => parseCredential(await store.read())),

    async save(credential, { isWanted, replacesAnyone }) {
      const kept = await inOrder(async (isAbandoned) => {
        let winner: Credential | null = null;
        await store.update((text) => {
          const present = parseCredential(text);
          if (isAbandoned() || !isWanted()) return text;
          if (present !== null && present.sessionId !== credential.sessionId && !replacesAnyone) {
            return text;
          }
          const isOlder =
            present === null ||
            present.sessionId !== credential.sessionId ||
            compareAge(present, credential) < 0;
          winner = isOlder ? credential : present;
          return isOlder ? JSON.stringify(credential) : text;
        });
        return winner;
      });
      if (kept === 'failed' || kept === null) return { credential, stored: false };
      return { credential: kept, stored: true };
    },

    async clear(sessionId) {
      const done = await inOrder(async (isAbandoned) => {
        await store.update((text) => {
          const present = parseCredential(text);
          const isTheirs = present !== null && present.sessionId !== sessionId;
          return isAbandoned() || isTheirs ? text : null;
        });
        return true;
      });
      return done === true;
    },
  };
}
