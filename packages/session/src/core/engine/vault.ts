import { type Credential, compareAge, parseCredential } from '../credential.ts';
import type { Clock, CredentialStore } from '../ports.ts';
import type { Ledger } from './ledger.ts';
import { within } from './within.ts';

/** Storage that has not answered by then is taken to have failed, ms. */
const STORAGE_PATIENCE = 3_000;

const FAILED = 'failed' as const;

/** `gone`: a record was to be there, and is not; nothing was written. */
export interface Saved {
  readonly credential: Credential;
  readonly outcome: 'stored' | 'refused' | 'gone';
}

/** The credential store, made safe: in order, bounded, and never throwing. */
export interface Vault {
  /**
   * The stored record, or null; `garbled` for what is no record; `failed` when the store could not say.
   * Whoever asks, and whatever for: a newer pair of the session that is signed in becomes its pair.
   */
  load(): Promise<Credential | null | 'garbled' | 'failed'>;
  /**
   * Writes a pair unless a newer one, or one of somebody else, lies there. An equal generation that
   * another context stored first is given back to be used instead. `replaces`: the session whose
   * record it may take the place of, its own unless given; null for anybody's.
   */
  save(credential: Credential, isWanted: () => boolean, replaces?: string | null): Promise<Saved>;
  /** Removes the record, if it is this session's. True once it is not there. */
  clear(sessionId: string): Promise<boolean>;
  /** False while no record of this session can lie in the store: none was seen there, and none taken. */
  mayHold(sessionId: string): boolean;
  /** True where other contexts have the record of this session from the store: if it is gone, one signed out. */
  isKnownToOthers(sessionId: string): boolean;
}

interface VaultParts {
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly store: CredentialStore;
}

export function createVault({ clock, ledger, store }: VaultParts): Vault {
  const tried = new Set<string>();
  const seen = new Set<string>();
  let tail: Promise<unknown> = Promise.resolve();

  /** One operation after another; one that hangs is left behind and can no longer write. */
  function inOrder<T>(
    operation: (isAbandoned: () => boolean) => Promise<T>,
  ): Promise<T | 'failed'> {
    let isAbandoned = false;
    const begin = () => operation(() => isAbandoned);
    const result = tail
      .then(() => within(clock, STORAGE_PATIENCE, begin(), FAILED))
      .catch(() => FAILED)
      .then((outcome) => {
        isAbandoned = true;
        if (outcome === FAILED || outcome === 'garbled') ledger.note({ type: 'store-failed' });
        return outcome;
      });
    tail = result;
    return result;
  }

  const isKnownToOthers = (sessionId: string) => store.shared && seen.has(sessionId);

  return {
    async load() {
      const found = await inOrder(async () => {
        const text = await store.read();
        const record = parseCredential(text);
        if (record === null) return text === null ? null : 'garbled';
        seen.add(record.sessionId);
        return record;
      });
      if (found !== null && typeof found === 'object')
        ledger.record({ type: 'renewed-elsewhere', credential: found });
      return found;
    },

    async save(credential, isWanted, replaces = credential.sessionId) {
      const { askedAt, issuedAt, sessionId } = credential;
      const refused: Saved = { credential, outcome: 'refused' };
      const saved = await inOrder(async (isAbandoned) => {
        let outcome = refused;
        await store.update((text) => {
          if (isAbandoned() || !isWanted()) return text;
          const present = parseCredential(text);
          const isOther = present !== null && present.sessionId !== sessionId;
          if (replaces !== null) {
            if (text === null && isKnownToOthers(replaces)) {
              outcome = { credential, outcome: 'gone' };
              return text;
            }
            const isTheirs = isOther && !ledger.over.has(present.sessionId);
            if (isTheirs && present.sessionId !== replaces) return text;
          }
          tried.add(sessionId);
          const isOlder = present === null || isOther || compareAge(present, credential) < 0;
          // Whoever reads it from now on counts from now, however long the write had to wait.
          const storedAt = issuedAt + clock.now() - askedAt;
          const kept = isOlder ? { ...credential, storedAt } : present;
          outcome = { credential: kept, outcome: 'stored' };
          return isOlder ? JSON.stringify(kept) : text;
        });
        if (outcome.outcome === 'stored') seen.add(sessionId);
        return outcome;
      });
      return saved === FAILED ? refused : saved;
    },

    async clear(sessionId) {
      const done = await inOrder(async (isAbandoned) => {
        await store.update((text) => {
          const isOurs = parseCredential(text)?.sessionId === sessionId;
          return isOurs && !isAbandoned() ? null : text;
        });
        return true;
      });
      return done === true;
    },

    mayHold: (sessionId) => tried.has(sessionId) || seen.has(sessionId),
    isKnownToOthers,
  };
}
