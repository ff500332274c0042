import { configureStore } from '@reduxjs/toolkit';
import { createApi } from '@reduxjs/toolkit/query';
import { describe, expect, it } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { createMemoryStore } from '../testing/memory-store.ts';
import { carriedBy, createRig, createSignedInRig, pair } from '../testing/rig.ts';
import {
  createSessionBaseQuery,
  createSessionMiddleware,
  sessionSlice,
  signInRequested,
} from './index.ts';

/** A store whose API answers with the token that a request carried, as soon as the test says so. */
function createShop(ports: Parameters<typeof createRig>[0] = {}) {
  const rig = createRig(ports);
  const held: (() => void)[] = [];
  const bare = async ({ carried }: { name: string; carried?: string }) => {
    await new Promise<void>((resolve) => held.push(resolve));
    return { data: carried ?? 'nobody' };
  };
  const baseQuery = createSessionBaseQuery(rig.session, bare, {
    withBearer: (args, bearer) => ({ ...args, carried: carriedBy(bearer) }),
  });
  const createShopApi = <Path extends string>(reducerPath: Path) =>
    createApi({
      reducerPath,
      baseQuery,
      endpoints: (build) => ({
        mine: build.query<unknown, void>({ query: () => ({ name: 'mine', auth: true }) }),
        open: build.query<unknown, void>({ query: () => ({ name: 'open' }) }),
      }),
    });
  const api = createShopApi('api');
  const other = createShopApi('other');
  const reduxStore = configureStore({
    reducer: {
      [sessionSlice.name]: sessionSlice.reducer,
      api: api.reducer,
      other: other.reducer,
    },
    middleware: (defaults) =>
      defaults()
        .prepend(createSessionMiddleware(rig.session, { apis: [api, other] }))
        .concat(api.middleware, other.middleware),
  });
  const answer = async () => {
    for (const resolve of held.splice(0)) resolve();
    await settle();
  };
  const ask = async (which: typeof api | typeof other, name: 'mine' | 'open' = 'mine') => {
    reduxStore.dispatch(which.endpoints[name].initiate());
    await settle();
  };
  const cached = () => {
    const { api: first, other: second } = reduxStore.getState();
    return [first, second].flatMap(({ queries }) => Object.values(queries)).map((q) => q?.data);
  };
  return { ...rig, answer, api, ask, cached, other, reduxStore };
}

const as = (who: string) => async () => pair(0, { who });

describe('when the user changes', () => {
  it('the caches of all APIs are emptied as the session ends', async () => {
    const { answer, api, ask, cached, other, session } = createShop();
    await session.signIn(as('a'));
    await Promise.all([ask(api), ask(other)]);
    await answer();
    expect(cached()).toEqual(['access-a0.0', 'access-a0.0']);
    await session.signOut();
    expect(cached()).toEqual([]);
  });

  it('they are emptied as somebody else signs in, and an answer for the former user stays out', async () => {
    const { answer, api, ask, cached, reduxStore } = createShop();
    await reduxStore.dispatch(signInRequested(as('a')));
    await ask(api);
    await reduxStore.dispatch(signInRequested(as('b')));
    await answer();
    expect(cached()).toEqual([]);
    await ask(api);
    await answer();
    expect(cached()).toEqual(['access-b0.0']);
  });

  it('a new pair of the same session leaves them alone', async () => {
    const { answer, api, ask, auth, cached, clock, session } = createShop();
    await session.signIn(as('a'));
    await ask(api);
    await answer();
    await clock.advance(5 * 3_600_000);
    session.call(async () => 0, { isRejected: () => false }).catch(() => {});
    await settle();
    auth.latest().answer({ kind: 'granted', grant: pair(1) });
    await settle();
    expect(session.state()).toMatchObject({ credential: { generation: 1 } });
    expect(cached()).toEqual(['access-a0.0']);
  });

  it('nor does another session of the same user, where the server says whose it is', async () => {
    const { answer, api, ask, cached, session } = createShop();
    const ofA = (id: string, userId: string) => async () =>
      pair(0, { session: { id }, user: { id: userId } });
    await session.signIn(ofA('first', 'a'));
    await ask(api);
    await answer();
    await session.signIn(ofA('second', 'a'));
    expect(session.state()).toMatchObject({ credential: { sessionId: 'second' } });
    expect(cached()).toEqual(['access-a0.0']);
    await session.signIn(ofA('third', 'b'));
    expect(cached()).toEqual([]);
  });

  it('what was asked before the store was read stays, as nobody has changed', async () => {
    const { store } = await createSignedInRig();
    const { answer, api, ask, cached, session } = createShop({
      store: createMemoryStore(store.text),
    });
    await ask(api, 'open');
    await answer();
    await session.start();
    expect(session.state().status).toBe('signed-in');
    expect(cached()).toEqual(['nobody']);
  });

  it('a subscriber that throws keeps nothing of the former user', async () => {
    const { answer, api, ask, cached, clock, other, reduxStore, session } = createShop();
    await session.signIn(as('a'));
    await Promise.all([ask(api), ask(other)]);
    await answer();
    reduxStore.subscribe(() => {
      throw new Error('a broken subscriber');
    });
    await session.signOut();
    expect(cached()).toEqual([]);
    await expect(clock.advance(0)).rejects.toThrow('a broken subscriber');
  });
});
