import Taro from '@tarojs/taro';
import type { CredentialStore } from '../core/index.ts';

/**
 * One record in Taro's storage. Storage is used through its sync calls, which make reading and
 * writing one step; they can throw (full, broken), and then so does the method.
 */
export function createTaroStore(key: string): CredentialStore {
  const read = (): string | null => {
    const value: unknown = Taro.getStorageSync(key);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  return {
    shared: Taro.getEnv() === Taro.ENV_TYPE.WEB,
    read: async () => read(),
    async update(decide) {
      const present = read();
      const kept = decide(present);
      if (kept === present) return;
      if (kept === null) Taro.removeStorageSync(key);
      else Taro.setStorageSync(key, kept);
    },
  };
}
