import { describe, expect, it } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { carriedBy, createRig, createSignedInRig, granted, pair } from '../testing/rig.ts';

async function refreshingRig() {
  const rig = await createSignedInRig();
  const call = rig.get();
  call.catch(() => {});
  await settle();
  expect(rig.auth.asked).toHaveLength(1);
  return { ...rig, call };
}

describe('signing out or in as somebody else', () => {
  it('wins over a refresh under way: the late pair is discarded and revoked', async () => {
    const { auth, call, session, store } = await refreshingRig();
    await session.signOut();
    await expect(call).rejects.toMatchObject({ code: 'SESSION_ENDED', reason: 'signed-out' });

    auth.latest().answer(granted(pair(1)));
    await settle();
    expect(session.state()).toEqual({ status: 'signed-out', reason: 'signed-out' });
    expect(store.text).toBeNull();
    expect(auth.signedOut).toEqual(['refresh-a0.0', 'refresh-a0.1']);
  });

  it('never sends a call of one user as another', async () => {
    const { accepted, auth, call, sent, session, store } = await refreshingRig();
    accepted.add('access-b0.0');
    await session.signIn(async () => pair(0, { who: 'b' }));
    await expect(call).rejects.toMatchObject({ code: 'SESSION_ENDED', reason: 'replaced' });

    auth.latest().answer(granted(pair(1)));
    await settle();
    expect(sent).toEqual(['access-a0.0']);
    expect(session.state()).toMatchObject({ credential: { sessionId: 'session-of-b' } });
    expect(store.text).toContain('refresh-b0.0');
    expect(auth.signedOut.sort()).toEqual(['refresh-a0.0', 'refresh-a0.1']);
  });

  it('does not replay as the new user what the old one sent before the switch', async () => {
    const { session } = await createSignedInRig();
    let reject = () => {};
    const carried: string[] = [];
    const call = session.call(
      async (bearer) => {
        carried.push(carriedBy(bearer));
        await new Promise<void>((resolve) => {
          reject = resolve;
        });
        return 401;
      },
      { isRejected: () => true },
    );
    call.catch(() => {});
    await settle();
    await session.signIn(async () => pair(0, { who: 'b' }));
    reject();
    await expect(call).rejects.toMatchObject({ code: 'SESSION_ENDED', reason: 'replaced' });
    expect(carried).toEqual(['access-a0.0']);
  });

  it('ends a call whose 401 comes after it', async () => {
    const { session } = await createSignedInRig();
    let reject = () => {};
    const call = session.call(
      () =>
        new Promise<number>((resolve) => {
          reject = () => resolve(401);
        }),
      { isRejected: (status) => status === 401 },
    );
    call.catch(() => {});
    await settle();
    await session.signOut();
    reject();
    await expect(call).rejects.toMatchObject({ code: 'SESSION_ENDED', reason: 'signed-out' });
  });

  it('wins over a sign-in under way, whose pair is revoked', async () => {
    const { auth, session, store } = createRig();
    let arrive = (_: ReturnType<typeof pair>) => {};
    const signingIn = session.signIn(
      () =>
        new Promise((resolve) => {
          arrive = resolve;
        }),
    );
    signingIn.catch(() => {});
    await settle();
    await session.signOut();
    arrive(pair(0));
    await expect(signingIn).rejects.toMatchObject({ code: 'SESSION_ENDED', reason: 'signed-out' });
    expect(store.text).toBeNull();
    expect(auth.signedOut).toEqual(['refresh-a0.0']);
  });

  it('that was asked for after a sign-in wins, though storage has not been read yet', async () => {
    const { session } = createRig();
    const signingIn = session.signIn(async () => pair(0));
    signingIn.catch(() => {});
    await session.signOut();
    await expect(signingIn).rejects.toMatchObject({ code: 'SESSION_ENDED' });
    expect(session.state().status).toBe('signed-out');
  });

  it('does not stand in the way of the next sign-in, however long the first one hangs', async () => {
    const { session } = createRig();
    session.signIn(() => new Promise(() => {})).catch(() => {});
    await settle();
    await session.signOut();
    await session.signIn(async () => pair(0, { who: 'b' }));
    expect(session.state()).toMatchObject({ credential: { sessionId: 'session-of-b' } });
  });

  it('leaves no record behind when it comes while a sign-in is being written', async () => {
    const { auth, session, store } = createRig();
    const write = store.update;
    let finish = () => {};
    store.update = async (decide) => {
      await write(decide);
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
    };
    const signingIn = session.signIn(async () => pair(0));
    signingIn.catch(() => {});
    await settle();
    await session.signOut();
    store.update = write;
    finish();
    await expect(signingIn).rejects.toMatchObject({ code: 'SESSION_ENDED' });
    expect(store.text).toBeNull();
    expect(auth.signedOut).toEqual(['refresh-a0.0']);
  });

  it('has a pair revoked that was granted just before, and not yet kept', async () => {
    const { auth, call, session, store } = await refreshingRig();
    const write = store.update;
    let finish = () => {};
    store.update = async (decide) => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      await write(decide);
    };
    auth.latest().answer(granted(pair(1)));
    await settle();
    const leaving = session.signOut();
    await settle();
    store.update = write;
    finish();
    await leaving;
    await settle();
    await expect(call).rejects.toMatchObject({ code: 'SESSION_ENDED' });
    expect(auth.signedOut.sort()).toEqual(['refresh-a0.0', 'refresh-a0.1']);
    expect(store.text).toBeNull();
  });

  it('signs in once for a button that is tapped twice', async () => {
    const { session } = createRig();
    let obtained = 0;
    const obtain = async () => {
      obtained += 1;
      return pair(0);
    };
    await Promise.all([session.signIn(obtain), session.signIn(obtain)]);
    expect(obtained).toBe(1);
  });

  it('signs in once for a button that is tapped twice, though an earlier sign-in fails meanwhile', async () => {
    const { session } = createRig();
    let fail = (_: Error) => {};
    const overtaken = session.signIn(
      () =>
        new Promise((_, reject) => {
          fail = reject;
        }),
    );
    overtaken.catch(() => {});
    await settle();
    await session.signOut();
    let obtained = 0;
    const obtain = () =>
      new Promise<never>(() => {
        obtained += 1;
      });
    session.signIn(obtain);
    await settle();
    fail(new Error('WeChat is down'));
    await settle();
    session.signIn(obtain);
    await settle();
    expect(obtained).toBe(1);
  });

  it('leaves no trace of a sign-in that failed, and the next one works', async () => {
    const { session, store } = createRig();
    const failing = session.signIn(() => Promise.reject(new Error('WeChat is down')));
    await expect(failing).rejects.toThrow('WeChat is down');
    expect(store.text).toBeNull();
    expect(session.state()).toEqual({ status: 'signed-out', reason: null });
    await session.signIn(async () => pair(0));
    expect(session.state().status).toBe('signed-in');
  });

  it('ends the session with the reason of the server, and frees whoever waits', async () => {
    const { auth, call, session, store } = await refreshingRig();
    auth.latest().answer({ kind: 'ended', reason: 'expired' });
    await expect(call).rejects.toMatchObject({ code: 'SESSION_ENDED', reason: 'expired' });
    expect(session.state()).toEqual({ status: 'signed-out', reason: 'expired' });
    await settle();
    expect(store.text).toBeNull();
  });
});
