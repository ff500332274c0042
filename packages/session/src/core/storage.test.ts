import { describe, expect, it } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { createMemoryStore } from '../testing/memory-store.ts';
import {
  carriedBy,
  createRig,
  createSignedInRig,
  granted,
  pair,
  type Rig,
} from '../testing/rig.ts';

const prover = async () => ({ code: 'a fresh code' });

/** Runs one call through a 401 and a refresh that is granted. */
async function rotate({ accepted, auth, get }: Rig, generation: number) {
  accepted.clear();
  accepted.add(`access-a0.${generation}`);
  const call = get();
  await settle();
  auth.latest().answer(granted(pair(generation)));
  return call;
}

describe('the stored record', () => {
  it('is written before anybody is told of the new pair', async () => {
    const rig = await createSignedInRig();
    let storedWhenTold = '';
    rig.session.on((fact) => {
      if (fact.type === 'refresh-granted') storedWhenTold = rig.store.text ?? '';
    });
    await rotate(rig, 1);
    expect(storedWhenTold).toContain('refresh-a0.1');
    expect(rig.session.state()).toMatchObject({ stored: true });
  });

  it('brings the session back after a restart, with the attempt key of the pair', async () => {
    const before = await createSignedInRig();
    await rotate(before, 1);
    const after = createRig({ store: createMemoryStore(before.store.text) });
    const call = after.get();
    call.catch(() => {});
    await after.clock.advance(20_000);
    const attempt: unknown = JSON.parse(before.store.text ?? '').attempt;
    expect(after.auth.latest().question).toMatchObject({ refreshToken: 'refresh-a0.1', attempt });
  });

  it.each(['', '{', 'null', '[]', '{"accessToken":"x"}', '"text"'])(
    'that is garbage (%s) asks for a sign-in, which then works',
    async (text) => {
      const { session } = createRig({ store: createMemoryStore(text) });
      await session.start();
      expect(session.state()).toEqual({ status: 'signed-out', reason: null });
      await session.signIn(async () => pair(0));
      expect(session.state().status).toBe('signed-in');
    },
  );

  it('that cannot be written keeps the session, says so on its calls, and is reported', async () => {
    const rig = await createSignedInRig();
    const { facts, session, store } = rig;
    store.fault = 'storage is full';
    const call = rotate(rig, 1);
    expect(await call).toMatchObject({ status: 200 });
    expect(session.state()).toMatchObject({ status: 'signed-in', stored: false });
    expect(facts.some(({ type }) => type === 'store-failed')).toBe(true);
    const headers = await session.call(async (bearer) => bearer.headers, {
      isRejected: () => false,
    });
    expect(headers['Wugan-Unstored']).toBe('1');
  });

  it('is written before an unstored pair is refreshed, so that no older one can come back', async () => {
    const rig = await createSignedInRig({ prover });
    rig.store.fault = 'storage is full';
    await rotate(rig, 1);
    rig.store.fault = null;
    rig.accepted.clear();
    rig.get().catch(() => {});
    await settle();
    expect(rig.store.text).toContain('refresh-a0.1');
    expect(rig.auth.latest().question.refreshToken).toBe('refresh-a0.1');
  });

  it('is removed where it is older and the store is full: that much a full store can do', async () => {
    const rig = await createSignedInRig({ prover });
    const { store } = rig;
    store.update = async (decide) => {
      const text = decide(store.text);
      if (text !== null && text !== store.text) throw new Error('storage is full');
      store.text = text;
    };
    await rotate(rig, 1);
    expect(await rotate(rig, 2)).toMatchObject({ status: 200, carried: 'access-a0.2' });
    expect(store.text).toBeNull();
  });

  it('that is gone already is no failure of the store at sign-out', async () => {
    const { facts, session, store } = await createSignedInRig();
    store.text = null;
    await session.signOut();
    await settle();
    expect(facts.map(({ type }) => type)).not.toContain('store-failed');
  });

  it('stays unrefreshed, not signed out, while an older pair lies in a store that refuses', async () => {
    const rig = await createSignedInRig();
    rig.store.fault = 'storage is full';
    await rotate(rig, 1);
    rig.accepted.clear();
    await expect(rig.get()).rejects.toMatchObject({ code: 'REFRESH_UNREACHABLE' });
    expect(rig.auth.asked).toHaveLength(1);
    expect(rig.session.state()).toMatchObject({
      status: 'signed-in',
      refresh: { cause: 'storage' },
    });
  });

  it('is done without where storage has never worked: nothing older can come back', async () => {
    const rig = createRig({ prover });
    rig.store.fault = 'storage is blocked';
    await rig.session.signIn(async () => pair(0));
    expect(await rotate(rig, 1)).toMatchObject({ status: 200 });
    expect(await rotate(rig, 2)).toMatchObject({ status: 200 });
    expect(rig.session.state()).toMatchObject({ stored: false });
  });

  it('that a store may have taken, although it failed, is one that can come back', async () => {
    const fails = () => new Error('done, or not');
    const store = {
      ...createMemoryStore(),
      read: () => Promise.reject(fails()),
      async update(decide: (text: null) => string | null) {
        decide(null);
        throw fails();
      },
    };
    const rig = createRig({ store });
    await rig.session.signIn(async () => pair(0));
    await expect(rig.get()).rejects.toMatchObject({ code: 'REFRESH_UNREACHABLE' });
    expect(rig.auth.asked).toEqual([]);
  });

  it('is read once at the start', async () => {
    const store = createMemoryStore();
    const { read } = store;
    let reads = 0;
    store.read = () => {
      reads += 1;
      return read();
    };
    const { get, session } = createRig({ store });
    await Promise.all([session.start(), session.start(), get().catch(() => {})]);
    expect(reads).toBe(1);
  });

  it('that could not be read at first is read once more', async () => {
    const before = await createSignedInRig();
    const store = createMemoryStore(before.store.text);
    const { read } = store;
    store.read = async () => {
      store.read = read;
      throw new Error('not yet');
    };
    const { session } = createRig({ store });
    await session.start();
    expect(session.state()).toMatchObject({ credential: { sessionId: 'session-of-a' } });
  });

  it('is not overwritten by an equal generation: the one that was stored first is adopted', async () => {
    const rig = await createSignedInRig();
    const call = rig.get();
    await settle();
    const other = await createSignedInRig({}, pair(1, { accessToken: 'access-of-other-tab' }));
    rig.store.text = other.store.text;
    rig.accepted.add('access-of-other-tab');
    rig.auth.latest().answer(granted(pair(1)));
    expect(await call).toEqual({ status: 200, carried: 'access-of-other-tab' });
    expect(rig.store.text).toBe(other.store.text);
  });

  it('that another tab has renewed is used instead of a refresh', async () => {
    const rig = await createSignedInRig();
    const other = await createSignedInRig({}, pair(1));
    rig.store.text = other.store.text;
    rig.accepted.add('access-a0.1');
    expect(await rig.get()).toMatchObject({ status: 200, carried: 'access-a0.1' });
    expect(rig.auth.asked).toHaveLength(0);
  });

  it('is not waited for longer than its bound when the store hangs', async () => {
    const store = { ...createMemoryStore(), update: () => new Promise<void>(() => {}) };
    const { clock, facts, session } = createRig({ store });
    const signingIn = session.signIn(async () => pair(0));
    await clock.advance(3_000);
    await signingIn;
    const carried = session.call(async (bearer) => carriedBy(bearer), { isRejected: () => false });
    expect(await carried).toBe('access-a0.0');
    expect(session.state()).toMatchObject({ stored: false });
    expect(facts.some(({ type }) => type === 'store-failed')).toBe(true);
  });
});
