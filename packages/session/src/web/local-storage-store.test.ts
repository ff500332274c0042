import { describe, expect, it } from 'vitest';
import { describeCredentialStore } from '../testing/credential-store-contract.ts';
import { createLocalStorageStore, type StorageWindow } from './local-storage-store.ts';

type Heard = (event: { key: string | null; persisted: boolean }) => void;

function createFakeWindow() {
  const values = new Map<string, string>();
  const listeners: { readonly type: string; readonly listener: Heard }[] = [];
  let isBroken = false;
  const localStorage = {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  };
  const host: StorageWindow = {
    // With cookies blocked, a browser refuses the property itself.
    get localStorage() {
      if (isBroken) throw new DOMException('denied', 'SecurityError');
      return localStorage;
    },
    addEventListener: (type: string, listener: Heard) => void listeners.push({ type, listener }),
  };
  return {
    host,
    break: () => {
      isBroken = true;
    },
    tell(type: 'storage' | 'pageshow', event: { key?: string | null; persisted?: boolean }) {
      const whole = { key: null, persisted: false, ...event };
      for (const one of listeners) if (one.type === type) one.listener(whole);
    },
  };
}

function createHeardStore() {
  const { host, tell } = createFakeWindow();
  const heard = { times: 0 };
  createLocalStorageStore('key', host).onChange?.(() => {
    heard.times += 1;
  });
  return { heard, tell };
}

describeCredentialStore('localStorage', () => {
  const fake = createFakeWindow();
  return { store: createLocalStorageStore('key', fake.host), break: fake.break };
});

describe('localStorage', () => {
  it('hears of its own key and of everything being cleared, and of nothing else', () => {
    const { heard, tell } = createHeardStore();
    for (const key of ['other', 'key', null]) tell('storage', { key });
    expect(heard.times).toBe(2);
  });

  it('is looked at again by a page that was kept while its user was elsewhere, not by a new one', () => {
    const { heard, tell } = createHeardStore();
    tell('pageshow', { persisted: false });
    expect(heard.times).toBe(0);
    tell('pageshow', { persisted: true });
    expect(heard.times).toBe(1);
  });
});
