import type { Lock, Turn } from '../core/index.ts';

/** The part of `navigator.locks` that is used; `held` gets null where the lock was not free at once. */
export interface LockRegistry {
  request(
    name: string,
    options: { ifAvailable: true } | { signal: AbortSignal },
    held: (lock: object | null) => Promise<void>,
  ): Promise<unknown>;
}

/** A Web Lock (W3C Web Locks API): one tab refreshes at a time. Bounded, and given up by a tab that dies. */
export function createWebLock(name: string, locks: LockRegistry = navigator.locks): Lock {
  function request(
    options: Parameters<LockRegistry['request']>[1],
    wasContended: boolean,
  ): Promise<Turn | null> {
    return new Promise((resolve) => {
      const held = (lock: object | null) =>
        new Promise<void>((release) => {
          resolve(lock === null ? null : { wasContended, release });
          if (lock === null) release();
        });
      locks.request(name, options, held).catch(() => resolve(null));
    });
  }

  return {
    async acquire(ms) {
      const free = await request({ ifAvailable: true }, false);
      if (free !== null) return free;
      const controller = new AbortController();
      const timer = setTimeout(() => controller.abort(), ms);
      try {
        return await request({ signal: controller.signal }, true);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
