import { describe, expect, it, vi } from 'vitest';
import { describeLock } from '../testing/lock-contract.ts';
import { createWebLock, type LockRegistry } from './web-lock.ts';

/** Locks as the standard has them, in one process. */
function createRegistry(): LockRegistry {
  const waiting: (() => void)[] = [];
  let isFree = true;
  const hold = async (held: (lock: object | null) => Promise<void>) => {
    isFree = false;
    await held({});
    isFree = true;
    waiting.shift()?.();
  };
  return {
    request(_, options, held) {
      if (isFree) return hold(held);
      if ('ifAvailable' in options) return held(null);
      return new Promise((resolve, reject) => {
        options.signal.addEventListener('abort', () => reject(new Error('AbortError')));
        waiting.push(() => resolve(hold(held)));
      });
    },
  };
}

describeLock('a Web Lock', () => {
  const registry = createRegistry();
  return () => createWebLock('name', registry);
});

describe('a Web Lock', () => {
  it('that never answers is done without', async () => {
    vi.useFakeTimers();
    const lock = createWebLock('name', { request: () => new Promise(() => {}) });
    const turn = lock.acquire(1_000);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await turn).toBeNull();
    vi.useRealTimers();
  });

  it('that the browser refuses is done without', async () => {
    const request = () => Promise.reject(new Error('SecurityError'));
    expect(await createWebLock('name', { request }).acquire(1_000)).toBeNull();
  });
});
