import { describe, expect, it } from 'vitest';
import { createAppWindow } from '../testing/app-window.ts';
import { settle } from '../testing/fake-clock.ts';
import { createMemoryStore } from '../testing/memory-store.ts';
import { createRig, createSignedInRig, granted, pair } from '../testing/rig.ts';

describe('an app that is hidden and shown', () => {
  it('asks again on show for a refresh that was interrupted; callers just wait', async () => {
    const lifecycle = createAppWindow();
    const { accepted, auth, clock, get } = await createSignedInRig({ lifecycle });
    const call = get();
    await settle();
    lifecycle.hide();
    auth.latest().answer({ kind: 'unreachable', cause: 'interrupted' });
    await clock.advance(60_000);
    expect(auth.asked).toHaveLength(1);

    accepted.add('access-a0.1');
    lifecycle.show();
    await settle();
    const [first, second] = auth.asked;
    expect(second?.question.attempt).toBe(first?.question.attempt);
    expect(second?.question.deadline).toBe((first?.question.deadline ?? 0) + 60_000);
    auth.latest().answer(granted(pair(1)));
    expect(await call).toMatchObject({ status: 200 });
    // Only the session itself still listens.
    expect(lifecycle.listeners()).toBe(1);
  });

  it('forgets the backoff on show', async () => {
    const lifecycle = createAppWindow();
    const { auth, get } = await createSignedInRig({ lifecycle });
    for (const _ of ['first', 'second']) {
      const call = get();
      call.catch(() => {});
      await settle();
      auth.latest().answer({ kind: 'unreachable', cause: 'offline' });
      await call.catch(() => {});
    }
    lifecycle.show();
    get().catch(() => {});
    await settle();
    expect(auth.asked).toHaveLength(3);
  });
});

describe('single-page mode', () => {
  it('is anonymous: nothing is read, nothing is sent, nobody can sign in', async () => {
    const { get, sent, session, store } = createRig({ anonymous: true });
    store.fault = 'must not be touched';
    await expect(get()).rejects.toMatchObject({ code: 'SIGN_IN_REQUIRED' });
    await expect(session.signIn(async () => pair(0))).rejects.toMatchObject({
      code: 'SINGLE_PAGE_MODE',
    });
    expect(sent).toEqual([]);
  });

  it('stays anonymous when somebody signs in in a full window', async () => {
    const { store: full } = await createSignedInRig();
    let tell = () => {};
    const store = Object.assign(createMemoryStore(full.text), {
      onChange(listener: () => void) {
        tell = listener;
      },
    });
    const { session } = createRig({ anonymous: true, store });
    await session.start();
    tell();
    await settle();
    expect(session.state()).toEqual({ status: 'signed-out', reason: null });
  });
});
