import { describe, expect, it, vi } from 'vitest';
import { createWebLock, type LockRegistry } from './web-lock.ts';

/** Locks as the standard has them, in one process. */
function createRegistry(): LockRegistry {
  let tail = Promise.resolve();
  return {
    request(_, { signal }, held) {
      const turn = tail.then(() => {
        if (signal.aborted) throw new Error('AbortError');
        return held();
      });
      tail = turn.catch(() => {});
      return Promise.race([
        turn,
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(new Error('AbortError')));
        }),
      ]);
    },
  };
}

describe('a Web Lock', () => {
  it('is held by one at a time', async () => {
    const lock = createWebLock('name', createRegistry());
    const release = await lock.acquire(1_000);
    let isHeldTwice = false;
    const second = lock.acquire(1_000).then((held) => {
      isHeldTwice = true;
      return held;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(isHeldTwice).toBe(false);
    release?.();
    expect(await second).toBeTypeOf('function');
  });

  it('is waited for no longer than was said', async () => {
    vi.useFakeTimers();
    const lock = createWebLock('name', createRegistry());
    await lock.acquire(1_000);
    const second = lock.acquire(1_000);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await second).toBeNull();
    vi.useRealTimers();
  });

  it('that the browser refuses is done without', async () => {
    const request = () => Promise.reject(new Error('SecurityError'));
    expect(await createWebLock('name', { request }).acquire(1_000)).toBeNull();
  });
});
