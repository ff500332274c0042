import type { Random } from '../core/index.ts';

/** Attempt keys of 128 bits from Web Crypto, and jitter. */
export const webRandom: Random = {
  async key() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  },
  unit: Math.random,
};
