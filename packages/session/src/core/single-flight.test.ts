import { describe, expect, it } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { carriedBy, createSignedInRig, granted, pair } from '../testing/rig.ts';

const replay = (generation: number) => ({ status: 200, carried: `access-a0.${generation}` });

describe('one refresh for everybody', () => {
  it('answers 200 calls that are rejected at once with one refresh and 200 replays', async () => {
    const { accepted, auth, get, sent } = await createSignedInRig();
    const calls = Array.from({ length: 200 }, () => get());
    await settle();
    expect(auth.asked).toHaveLength(1);

    accepted.add('access-a0.1');
    auth.latest().answer(granted(pair(1)));
    expect(await Promise.all(calls)).toEqual(calls.map(() => replay(1)));
    expect(auth.asked).toHaveLength(1);
    expect(sent).toHaveLength(400);
  });

  it('replays a late 401 for a pair that was replaced, without another refresh', async () => {
    const { accepted, auth, get, session } = await createSignedInRig();
    let reject = () => {};
    const carried: string[] = [];
    const late = session.call(
      async (bearer) => {
        carried.push(carriedBy(bearer));
        if (carried.length > 1) return 200;
        await new Promise<void>((resolve) => {
          reject = resolve;
        });
        return 401;
      },
      { isRejected: (status) => status === 401 },
    );
    const first = get();
    await settle();
    accepted.add('access-a0.1');
    auth.latest().answer(granted(pair(1)));
    await first;

    reject();
    expect(await late).toBe(200);
    expect(carried).toEqual(['access-a0.0', 'access-a0.1']);
    expect(auth.asked).toHaveLength(1);
  });

  it('sends nothing with the old token while a refresh is under way', async () => {
    const { accepted, auth, get, sent } = await createSignedInRig();
    const first = get();
    await settle();
    const during = Array.from({ length: 5 }, () => get());
    await settle();
    expect(sent).toEqual(['access-a0.0']);

    accepted.add('access-a0.1');
    auth.latest().answer(granted(pair(1)));
    await Promise.all([first, ...during]);
    expect(sent.filter((carried) => carried === 'access-a0.0')).toHaveLength(1);
  });

  it('gives a second 401 back as it is: two hits, and the session is kept', async () => {
    const { auth, get, sent, session } = await createSignedInRig();
    const call = get();
    await settle();
    auth.latest().answer(granted(pair(1)));
    expect(await call).toEqual({ status: 401, carried: 'access-a0.1' });
    expect(sent).toHaveLength(2);
    expect(session.state().status).toBe('signed-in');
  });

  it('needs one refresh for 40 calls whose 401s are spread over time', async () => {
    const { accepted, auth, clock, session } = await createSignedInRig();
    const calls = Array.from({ length: 40 }, (_, index) =>
      session.call(
        async (bearer) => {
          const carried = carriedBy(bearer);
          if (!accepted.has(carried)) {
            await new Promise<void>((resolve) => clock.after(index * 10, resolve));
          }
          return accepted.has(carried);
        },
        { isRejected: (isAccepted) => !isAccepted },
      ),
    );
    await clock.advance(50);
    accepted.add('access-a0.1');
    auth.latest().answer(granted(pair(1)));
    await clock.advance(400);
    expect(await Promise.all(calls)).toEqual(calls.map(() => true));
    expect(auth.asked).toHaveLength(1);
  });

  it('rejects a parked call that is aborted at once, and never sends it', async () => {
    const { accepted, auth, get, sent } = await createSignedInRig();
    const first = get();
    await settle();
    const controller = new AbortController();
    const parked = get(controller.signal);
    await settle();
    controller.abort();
    await expect(parked).rejects.toMatchObject({ code: 'ABORTED' });

    accepted.add('access-a0.1');
    auth.latest().answer(granted(pair(1)));
    await first;
    expect(sent).toHaveLength(2);
  });

  it('does not send a call that was aborted before it started', async () => {
    const { get, sent } = await createSignedInRig();
    await expect(get(AbortSignal.abort())).rejects.toMatchObject({ code: 'ABORTED' });
    expect(sent).toEqual([]);
  });

  it('starts no refresh for a call whose caller gave up before its 401 came', async () => {
    const { auth, get } = await createSignedInRig();
    const controller = new AbortController();
    const call = get(controller.signal);
    await Promise.resolve();
    controller.abort();
    await expect(call).rejects.toMatchObject({ code: 'ABORTED' });
    await settle();
    expect(auth.asked).toHaveLength(0);
  });

  it('goes on refreshing when a server names another session in a refresh', async () => {
    const { accepted, auth, clock, get } = await createSignedInRig();
    for (const generation of [1, 2]) {
      await clock.advance(15_000);
      accepted.clear();
      accepted.add(`access-a0.${generation}`);
      const call = get();
      await settle();
      const grant = pair(generation);
      const session = { ...grant.session, id: 'renamed' };
      auth.latest().answer(granted({ ...grant, session }));
      expect(await call).toMatchObject({ status: 200 });
    }
  });

  it('refuses a call beyond the bound of the queue, and keeps the others', async () => {
    const { accepted, auth, get } = await createSignedInRig({ maxParked: 2 });
    const calls = [get(), get()];
    await settle();
    await expect(get()).rejects.toMatchObject({ code: 'QUEUE_FULL' });
    accepted.add('access-a0.1');
    auth.latest().answer(granted(pair(1)));
    expect(await Promise.all(calls)).toEqual([replay(1), replay(1)]);
  });

  it('sends nothing for somebody who is not signed in', async () => {
    const { get, sent, session } = await createSignedInRig();
    await session.signOut();
    await expect(get()).rejects.toMatchObject({ code: 'SIGN_IN_REQUIRED', reason: 'signed-out' });
    expect(sent).toEqual([]);
  });
});
