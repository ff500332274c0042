import { describe, expect, it } from 'vitest';
import { describeCredentialStore } from '../testing/credential-store-contract.ts';
import { createLocalStorageStore, type StorageWindow } from './local-storage-store.ts';

function createFakeWindow() {
  const values = new Map<string, string>();
  const listeners: ((event: { key: string | null }) => void)[] = [];
  let isBroken = false;
  const guarded = <T>(task: () => T): T => {
    if (isBroken) throw new Error('storage is denied');
    return task();
  };
  const host: StorageWindow = {
    localStorage: {
      getItem: (key) => guarded(() => values.get(key) ?? null),
      setItem: (key, value) => guarded(() => void values.set(key, value)),
      removeItem: (key) => guarded(() => void values.delete(key)),
    },
    addEventListener: (_, listener) => void listeners.push(listener),
  };
  return {
    host,
    break: () => {
      isBroken = true;
    },
    tell: (key: string | null) => {
      for (const listener of listeners) listener({ key });
    },
  };
}

describeCredentialStore('localStorage', () => {
  const fake = createFakeWindow();
  return { store: createLocalStorageStore('key', fake.host), break: fake.break };
});

describe('localStorage', () => {
  it('hears of its own key and of everything being cleared, and of nothing else', () => {
    const { host, tell } = createFakeWindow();
    let heard = 0;
    createLocalStorageStore('key', host).onChange?.(() => {
      heard += 1;
    });
    for (const key of ['other', 'key', null]) tell(key);
    expect(heard).toBe(2);
  });
});
