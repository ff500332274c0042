import type { Lock } from '../core/index.ts';

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
  return {
    acquire(ms) {
      const controller = new AbortController();
      return new Promise((resolve) => {
        const giveUp = () => {
          controller.abort();
          resolve(null);
        };
        const timer = setTimeout(giveUp, ms);
        const hold = (wasContended: boolean) =>
          new Promise<void>((release) => {
            clearTimeout(timer);
            // A turn that comes after all is given back at once.
            if (controller.signal.aborted) release();
            else resolve({ wasContended, release });
          });
        const queue = () =>
          locks.request(name, { signal: controller.signal }, () => hold(true)).catch(giveUp);
        const take = async (lock: object | null) => {
          if (lock === null) void queue();
          else await hold(false);
        };
        locks.request(name, { ifAvailable: true }, take).catch(giveUp);
      });
    },
  };
}
