import type { CredentialStore } from '../core/index.ts';

export interface MemoryStore extends CredentialStore {
  text: string | null;
  /** While set, every method rejects with this text. */
  fault: string | null;
  shared: boolean;
}

/** A credential store in memory, whose text a test may read, plant and break. */
export function createMemoryStore(text: string | null = null): MemoryStore {
  const store: MemoryStore = {
    text,
    fault: null,
    shared: false,
    async read() {
      if (store.fault !== null) throw new Error(store.fault);
      return store.text;
    },
    async update(decide) {
      if (store.fault !== null) throw new Error(store.fault);
      store.text = decide(store.text);
    },
  };
  return store;
}
