import Taro from '@tarojs/taro';
import type { Random } from '../core/index.ts';

const KEY_BYTES = 16;

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Bytes of `wx.getRandomValues` (base library 2.19); only its callbacks are in every version. */
function wechatBytes(): Promise<ArrayBuffer> {
  return new Promise((resolve, fail) => {
    Taro.getRandomValues({
      length: KEY_BYTES,
      success: ({ randomValues }) => resolve(randomValues),
      fail,
    });
  });
}

/**
 * An older base library has nothing better than this. An attempt key alone opens nothing: it only
 * tells two holders of the same refresh token apart.
 */
function guessableBytes(): Uint8Array {
  return Uint8Array.from({ length: KEY_BYTES }, () => Math.random() * 256);
}

async function randomBytes(): Promise<Uint8Array> {
  if (Taro.getEnv() === Taro.ENV_TYPE.WEB) {
    return globalThis.crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  }
  return wechatBytes().then((bytes) => new Uint8Array(bytes), guessableBytes);
}

/** Attempt keys and jitter. */
export function createTaroRandom(): Random {
  return {
    key: async () => toHex(await randomBytes()),
    unit: Math.random,
  };
}
