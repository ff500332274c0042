import Taro from '@tarojs/taro';
import type { Random } from '../core/index.ts';

const KEY_BYTES = 16;

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Random bytes of the browser on H5, of `wx.getRandomValues` in a mini program (base library 2.19). */
async function randomBytes(): Promise<Uint8Array> {
  if (Taro.getEnv() === Taro.ENV_TYPE.WEB) {
    return globalThis.crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  }
  const { randomValues } = await Taro.getRandomValues({ length: KEY_BYTES });
  return new Uint8Array(randomValues);
}

/** Attempt keys and jitter. */
export function createTaroRandom(): Random {
  return {
    key: async () => toHex(await randomBytes()),
    unit: Math.random,
  };
}
