import { describe, expect, it } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { createMemoryStore } from '../testing/memory-store.ts';
import { createRig, createSignedInRig, granted, pair } from '../testing/rig.ts';
import type { AbortSignalLike } from './ports.ts';

/** The signal of a page that lives long: who still listens can be counted. */
function createSignal() {
  const listeners = new Set<() => void>();
  let aborted = false;
  const signal: AbortSignalLike = {
    get aborted() {
      return aborted;
    },
    addEventListener: (type, listener) => {
      if (type === 'abort') listeners.add(listener);
    },
    removeEventListener: (type, listener) => {
      if (type === 'abort') listeners.delete(listener);
    },
  };
  const abort = () => {
    aborted = true;
    for (const listener of listeners) listener();
  };
  return { abort, listeners, signal };
}

async function parkedCall() {
  const rig = await createSignedInRig();
  const { abort, listeners, signal } = createSignal();
  const call = rig.session.call(async ({ generation }) => generation, {
    isRejected: (generation) => generation === 0,
    signal,
  });
  call.catch(() => {});
  await settle();
  expect(listeners.size).toBe(1);
  return { ...rig, abort, call, listeners };
}

describe('a signal that outlives its calls', () => {
  it('keeps nothing of a call that was answered after a refresh', async () => {
    const { auth, call, listeners } = await parkedCall();
    auth.latest().answer(granted(pair(1)));
    expect(await call).toBe(1);
    expect(listeners.size).toBe(0);
  });

  it('keeps nothing of a call whose refresh failed', async () => {
    const { auth, call, listeners } = await parkedCall();
    auth.latest().answer({ kind: 'unreachable', cause: 'offline' });
    await expect(call).rejects.toMatchObject({ code: 'REFRESH_UNREACHABLE' });
    await settle();
    expect(listeners.size).toBe(0);
  });

  it('that was aborted beforehand gives a call up before the stored record is read', async () => {
    const store = { ...createMemoryStore(), read: () => new Promise<null>(() => {}) };
    const { get } = createRig({ store });
    await expect(get(AbortSignal.abort())).rejects.toMatchObject({ code: 'ABORTED' });
  });

  it('gives a waiting call up at once', async () => {
    const { abort, call } = await parkedCall();
    abort();
    await expect(call).rejects.toMatchObject({ code: 'ABORTED' });
  });
});
