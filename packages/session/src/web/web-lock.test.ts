import { describe, expect, it, vi } from 'vitest';
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

describe('a Web Lock', () => {
  it('is held by one at a time, and the next one knows that it had to wait', async () => {
    const lock = createWebLock('name', createRegistry());
    const first = await lock.acquire(1_000);
    expect(first?.wasContended).toBe(false);
    let isHeldTwice = false;
    const second = lock.acquire(1_000).then((turn) => {
      isHeldTwice = true;
      return turn;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(isHeldTwice).toBe(false);
    first?.release();
    expect((await second)?.wasContended).toBe(true);
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
