import type { CredentialStore } from '../src/core/index.ts';
import { createFaultyStore, type SharedText } from './faulty-store.ts';
import type { Nature } from './nature.ts';
import type { Process } from './process.ts';
import { createSharedLock, type SharedLock } from './shared-lock.ts';
import type { StoreWitness } from './store-witness.ts';

/** What the tabs share: one text, and one lock. */
export interface Device extends SharedLock {
  readonly text: string | null;
  storeFor(process: Process, isShared: boolean, witness: StoreWitness): CredentialStore;
  /** Somebody else than the tabs changes the text. */
  replaceText(text: string | null): void;
}

export function createDevice(nature: Nature, isSound: boolean): Device {
  const listeners: { process: Process; listener: () => void }[] = [];
  const shared: SharedText = {
    nature,
    isSound,
    text: null,
    listen: (process, listener) => void listeners.push({ process, listener }),
    tellOthers(writer) {
      for (const { listener, process } of listeners) {
        if (process === writer || !process.isAlive) continue;
        const what = `tab ${process.tab} hears of the store`;
        if (nature.pick(what, ['well', 'is not told']) !== 'well') continue;
        nature.send(what, () => {
          if (!process.step(what)) return;
          nature.hear(process.tab, what, null);
          listener();
        });
      }
    },
  };

  return {
    ...createSharedLock(nature),
    get text() {
      return shared.text;
    },
    storeFor: (process, isShared, witness) => createFaultyStore(shared, process, isShared, witness),
    replaceText(text) {
      shared.text = text;
      shared.tellOthers(null);
    },
  };
}
