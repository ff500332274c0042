import { beforeEach, describe, expect, it, vi } from 'vitest';
import { describeCredentialStore } from '../testing/credential-store-contract.ts';
import { settle } from '../testing/fake-clock.ts';
import { createEncryptedTaroStore } from './encrypted-store.ts';

interface Kept {
  readonly data: unknown;
  readonly encrypt: boolean;
}

const { storage } = vi.hoisted(() => ({
  storage: { values: new Map<string, Kept>(), isBroken: false },
}));

vi.mock('@tarojs/taro', () => {
  /** A call that takes its time, and rejects with what WeChat rejects with. */
  const carried = async <T>(api: string, task: () => T): Promise<T> => {
    await new Promise((resolve) => setImmediate(resolve));
    if (storage.isBroken) throw { errMsg: `${api}:fail exceed max size` };
    return task();
  };
  const Taro = {
    ENV_TYPE: { WEB: 'WEB', WEAPP: 'WEAPP' },
    getEnv: () => 'WEAPP',
    getStorage: ({ encrypt = false, key }: { key: string; encrypt?: boolean }) =>
      carried('getStorage', () => {
        const kept = storage.values.get(key);
        if (kept === undefined) throw { errMsg: 'getStorage:fail data not found' };
        if (kept.encrypt !== encrypt) throw { errMsg: 'getStorage:fail decrypt error' };
        return { data: kept.data };
      }),
    setStorage: ({ encrypt = false, ...rest }: { key: string; data: unknown; encrypt?: boolean }) =>
      carried('setStorage', () => {
        storage.values.set(rest.key, { data: rest.data, encrypt });
      }),
    removeStorage: ({ key }: { key: string }) =>
      carried('removeStorage', () => {
        storage.values.delete(key);
      }),
  };
  return { default: Taro };
});

beforeEach(() => {
  storage.isBroken = false;
  storage.values.clear();
});

describeCredentialStore('WeChat’s encrypted storage', () => ({
  store: createEncryptedTaroStore('key'),
  break: () => {
    storage.isBroken = true;
  },
}));

describe('WeChat’s encrypted storage', () => {
  it('has every write encrypted', async () => {
    await createEncryptedTaroStore('key').update(() => 'pair');
    expect(storage.values.get('key')).toEqual({ data: 'pair', encrypt: true });
  });

  it('reads no record that was written without encryption as none: it rejects', async () => {
    storage.values.set('key', { data: 'pair', encrypt: false });
    await expect(createEncryptedTaroStore('key').read()).rejects.toThrow('could not be read');
  });

  it('that cannot be read on this phone holds the next pair all the same', async () => {
    storage.values.set('key', { data: 'of another phone', encrypt: false });
    const store = createEncryptedTaroStore('key');
    await store.update(() => 'pair');
    expect(await store.read()).toBe('pair');
  });

  it('that cannot be read is not said to be cleared', async () => {
    storage.values.set('key', { data: 'of another phone', encrypt: false });
    const store = createEncryptedTaroStore('key');
    await expect(store.update(() => null)).rejects.toThrow('could not be read');
    expect(storage.values.get('key')?.data).toBe('of another phone');
  });

  it('goes on after an update that failed', async () => {
    const store = createEncryptedTaroStore('key');
    storage.isBroken = true;
    await expect(store.update(() => 'lost')).rejects.toBeDefined();
    storage.isBroken = false;
    await store.update((stored) => `${stored} then kept`);
    expect(await store.read()).toBe('null then kept');
  });

  it('asks a decision only when it is its turn, with what the one before has left', async () => {
    const store = createEncryptedTaroStore('key');
    const seen: (string | null)[] = [];
    const note = (kept: string) => (stored: string | null) => {
      seen.push(stored);
      return kept;
    };
    const both = Promise.all([store.update(note('one')), store.update(note('two'))]);
    expect(seen).toEqual([]);
    await both;
    await settle();
    expect(seen).toEqual([null, 'one']);
  });
});
