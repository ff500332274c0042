import { vi } from 'vitest';
import { describeCredentialStore } from '../testing/credential-store-contract.ts';
import { createTaroStore } from './taro-store.ts';

const { storage } = vi.hoisted(() => ({
  storage: { values: new Map<string, unknown>(), isBroken: false },
}));

vi.mock('@tarojs/taro', () => {
  const guarded = <T>(task: () => T): T => {
    if (storage.isBroken) throw new Error('setStorageSync:fail storage limit exceeded');
    return task();
  };
  const Taro = {
    ENV_TYPE: { WEB: 'WEB', WEAPP: 'WEAPP' },
    getEnv: () => 'WEAPP',
    // WeChat gives an empty text for a key that is not there.
    getStorageSync: (key: string) => guarded(() => storage.values.get(key) ?? ''),
    setStorageSync: (key: string, value: unknown) => guarded(() => storage.values.set(key, value)),
    removeStorageSync: (key: string) => guarded(() => storage.values.delete(key)),
  };
  return { default: Taro };
});

describeCredentialStore('Taro storage', () => {
  storage.values.clear();
  storage.isBroken = false;
  return {
    store: createTaroStore('key'),
    break: () => {
      storage.isBroken = true;
    },
  };
});
