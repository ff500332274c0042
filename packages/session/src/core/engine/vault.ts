import { type Credential, compareAge, parseCredential } from '../credential.ts';
import type { Clock, CredentialStore } from '../ports.ts';
import { within } from './within.ts';

/** Storage that has not answered by then is taken to have failed, ms. */
const STORAGE_PATIENCE = 3_000;

export interface SaveOptions {
  isWanted(): boolean;
  /** What may lie there: a record of this session or none, only such a record, or anything. */
  readonly replaces: 'own' | 'present' | 'anyone';
  /** Another session whose record counts as this one's, which takes its place. */
  readonly continues?: string;
}

/** `gone`: a record was to be there, and is not; nothing was written. */
export interface Saved {
  readonly credential: Credential;
  readonly outcome: 'stored' | 'refused' | 'gone';
}

/** The credential store, made safe: in order, bounded, and never throwing. */
export interface Vault {
  /** The stored record; null for none; `failed` when the store could not say, or holds garbage. */
  load(): Promise<Credential | null | 'failed'>;
  /**
   * Writes a pair unless a newer one, or one of somebody else, lies there. An equal generation that
   * another context stored first is given back to be used instead.
   */
  save(credential: Credential, options: SaveOptions): Promise<Saved>;
  /** Removes the record, if it is this session's. True once it is gone. */
  clear(sessionId: string): Promise<boolean>;
  /** False while no record of this session can lie in the store: none was seen there, and none taken. */
  mayHold(sessionId: string): boolean;
}

export function createVault(store: CredentialStore, clock: Clock, onFailure: () => void): Vault {
  const held = new Set<string>();
  let tail: Promise<unknown> = Promise.resolve();

  /** One operation after another; one that hangs is left behind and can no longer write. */
  function inOrder<T>(
    operation: (isAbandoned: () => boolean) => Promise<T>,
  ): Promise<T | 'failed'> {
    const turn = async (): Promise<T | 'failed'> => {
      let abandoned = false;
      try {
        const running = operation(() => abandoned);
        return await within(clock, STORAGE_PATIENCE, running, 'failed');
      } catch {
        return 'failed';
      } finally {
        abandoned = true;
      }
    };
    const result = tail.then(turn);
    tail = result;
    void result.then((outcome) => {
      if (outcome === 'failed') onFailure();
    });
    return result;
  }

  return {
    load: () =>
      inOrder(async () => {
        const text = await store.read();
        const record = parseCredential(text);
        if (record !== null) held.add(record.sessionId);
        return record === null && text !== null ? 'failed' : record;
      }),

    async save(credential, { continues, isWanted, replaces }) {
      const saved = await inOrder(async (isAbandoned) => {
        let outcome: Saved = { credential, outcome: 'refused' };
        await store.update((text) => {
          if (isAbandoned() || !isWanted()) return text;
          if (text === null && replaces === 'present') {
            outcome = { credential, outcome: 'gone' };
            return text;
          }
          const present = parseCredential(text);
          const isOther = present !== null && present.sessionId !== credential.sessionId;
          const isTheirs = isOther && present.sessionId !== continues;
          if (isTheirs && replaces !== 'anyone') return text;
          held.add(credential.sessionId);
          const isOlder = present === null || isOther || compareAge(present, credential) < 0;
          outcome = { credential: isOlder ? credential : present, outcome: 'stored' };
          return isOlder ? JSON.stringify(credential) : text;
        });
        return outcome;
      });
      return saved === 'failed' ? { credential, outcome: 'refused' } : saved;
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

    mayHold: (sessionId) => held.has(sessionId),
  };
}
