import type { Lock } from '../core/index.ts';

/** The part of `navigator.locks` that is used. */
export interface LockRegistry {
  request(
    name: string,
    options: { signal: AbortSignal },
    held: () => Promise<void>,
  ): Promise<unknown>;
}

/** A Web Lock (W3C Web Locks API): one tab refreshes at a time. Bounded, and given up by a tab that dies. */
export function createWebLock(name: string, locks: LockRegistry = navigator.locks): Lock {
  return {
    acquire: (ms) =>
      new Promise((resolve) => {
        const controller = new AbortController();
        const timer = setTimeout(() => controller.abort(), ms);
        const held = () =>
          new Promise<void>((release) => {
            clearTimeout(timer);
            resolve(release);
          });
        locks.request(name, { signal: controller.signal }, held).catch(() => {
          clearTimeout(timer);
          resolve(null);
        });
      }),
  };
}
