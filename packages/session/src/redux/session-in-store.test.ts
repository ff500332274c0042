import { configureStore, type Middleware } from '@reduxjs/toolkit';
import { createApi } from '@reduxjs/toolkit/query';
import { describe, expect, it } from 'vitest';
import { type HttpAnswer, type HttpRequest, type Send, TransportError } from '../core/index.ts';
import { settle, trip } from '../testing/fake-clock.ts';
import { createRig, granted, pair } from '../testing/rig.ts';
import {
  createSessionBaseQuery,
  createSessionMiddleware,
  createTransportBaseQuery,
  retryRequested,
  sanitizeAction,
  sanitizeState,
  selectSession,
  sessionSlice,
  signInRequested,
  signOutRequested,
} from './index.ts';

/** An app in small: a store with the session in it, and an API whose server accepts `accepted`. */
function createShop() {
  const rig = createRig();
  const requests: HttpRequest[] = [];
  const send: Send = async (request): Promise<HttpAnswer> => {
    requests.push(request);
    await trip();
    if (request.url.endsWith('/down')) throw new TransportError('offline');
    const carried = request.headers?.Authorization?.replace('Bearer ', '');
    if (request.url.endsWith('/open')) return { status: 200, headers: {}, body: { carried } };
    const isAccepted = carried !== undefined && rig.accepted.has(carried);
    const body = isAccepted ? { carried } : { code: 'access_token_expired' };
    return { status: isAccepted ? 200 : 401, headers: {}, body };
  };
  const baseQuery = createSessionBaseQuery(
    rig.session,
    createTransportBaseQuery({ send, baseUrl: 'https://api.test' }),
    { isRejected: ({ status }) => status === 401 },
  );
  const api = createApi({
    baseQuery,
    endpoints: (build) => ({
      item: build.query<{ carried: string }, number>({
        query: (id) => ({ url: '/items', params: { id, none: undefined }, auth: true }),
      }),
      open: build.query<{ carried?: string }, void>({ query: () => '/open' }),
      down: build.query<unknown, void>({ query: () => '/down' }),
    }),
  });
  const actions: { type: string }[] = [];
  const recorder: Middleware = () => (next) => (action) => {
    actions.push(Object.assign({ type: '' }, action));
    return next(action);
  };
  const store = configureStore({
    reducer: { [sessionSlice.name]: sessionSlice.reducer, [api.reducerPath]: api.reducer },
    middleware: (defaults) =>
      defaults().prepend(createSessionMiddleware(rig.session)).concat(api.middleware, recorder),
  });
  const query = (id: number) => store.dispatch(api.endpoints.item.initiate(id));
  return { ...rig, actions, api, query, requests, reduxStore: store };
}

describe('a session in a Redux store', () => {
  it('has its whole state in the store, and each transition is an action', async () => {
    const { actions, reduxStore, session } = createShop();
    expect(selectSession(reduxStore.getState())).toEqual({ status: 'starting' });
    await session.signIn(async () => pair(0));
    expect(selectSession(reduxStore.getState())).toBe(session.state());
    const transitions = actions.filter(({ type }) => type.startsWith('session/'));
    expect(transitions.map(({ type }) => type)).toEqual(['session/restored', 'session/signed-in']);
  });

  it('answers 20 queries that are rejected at once by one refresh and a replay of each', async () => {
    const { accepted, auth, query, requests, session } = createShop();
    await session.signIn(async () => pair(0));
    const queries = Array.from({ length: 20 }, (_, id) => query(id));
    await settle();
    accepted.add('access-a0.1');
    auth.latest().answer(granted(pair(1)));
    const results = await Promise.all(queries);
    expect(results.map(({ data }) => data?.carried)).toEqual(queries.map(() => 'access-a0.1'));
    expect(auth.asked).toHaveLength(1);
    expect(requests).toHaveLength(40);
    expect(requests[0]?.url).toBe('https://api.test/items?id=0');
  });

  it('sends no token unless a request asks for it', async () => {
    const { api, reduxStore, requests, session } = createShop();
    await session.signIn(async () => pair(0));
    await reduxStore.dispatch(api.endpoints.open.initiate());
    expect(requests[0]?.headers).toBeUndefined();
  });

  it('gives errors of the session and of the network as values', async () => {
    const { api, query, reduxStore } = createShop();
    const anonymous = await query(1);
    expect(anonymous.error).toEqual({ status: 'SESSION', code: 'SIGN_IN_REQUIRED', reason: null });
    const offline = await reduxStore.dispatch(api.endpoints.down.initiate());
    expect(offline.error).toEqual({ status: 'NETWORK', kind: 'offline' });
  });

  it('lets an aborted query go, without sending it after the refresh', async () => {
    const { accepted, auth, query, requests, session } = createShop();
    await session.signIn(async () => pair(0));
    const first = query(1);
    await settle();
    const second = query(2);
    await settle();
    second.abort();
    accepted.add('access-a0.1');
    auth.latest().answer(granted(pair(1)));
    await first;
    await settle();
    expect(requests.map(({ url }) => url).filter((url) => url.endsWith('id=2'))).toEqual([]);
  });

  it('signs in by an action that no reducer sees, and gives its failure to whoever dispatched it', async () => {
    const { actions, reduxStore } = createShop();
    await reduxStore.dispatch(signInRequested(async () => pair(0)));
    expect(selectSession(reduxStore.getState()).status).toBe('signed-in');
    const failing = reduxStore.dispatch(
      signInRequested(async () => {
        throw new Error('no such user');
      }),
    );
    await expect(failing).rejects.toThrow('no such user');
    expect(actions.filter(({ type }) => type.includes('requested'))).toEqual([]);
  });

  it('signs out by an action, whose dispatch says when it is done', async () => {
    const { auth, reduxStore, session } = createShop();
    await session.signIn(async () => pair(0));
    await reduxStore.dispatch(signOutRequested);
    expect(selectSession(reduxStore.getState())).toEqual({
      status: 'signed-out',
      reason: 'signed-out',
    });
    expect(auth.signedOut).toEqual(['refresh-a0.0']);
  });

  it('takes up a refresh again by an action', async () => {
    const { auth, query, reduxStore, session } = createShop();
    await session.signIn(async () => pair(0));
    for (const id of [1, 2]) {
      const failing = query(id);
      await settle();
      auth.latest().answer({ kind: 'unreachable', cause: 'offline' });
      await failing;
    }
    reduxStore.dispatch(retryRequested);
    expect(selectSession(reduxStore.getState())).toMatchObject({ refresh: { status: 'idle' } });
  });

  it('says so when it is given to a second store after it was used', async () => {
    const { session } = createShop();
    await session.signIn(async () => pair(0));
    const again = () =>
      configureStore({
        reducer: { session: sessionSlice.reducer },
        middleware: (defaults) => defaults().prepend(createSessionMiddleware(session)),
      });
    expect(again).toThrow('connected to a store once');
  });

  it('outlives a subscriber of the store that throws', async () => {
    const { clock, reduxStore, session } = createShop();
    const leave = reduxStore.subscribe(() => {
      throw new Error('a broken subscriber');
    });
    await session.signIn(async () => pair(0));
    leave();
    expect(session.state().status).toBe('signed-in');
    await expect(clock.advance(0)).rejects.toThrow('a broken subscriber');
  });

  it('shows DevTools no byte of a token', async () => {
    const { actions, reduxStore, session } = createShop();
    await session.signIn(async () => pair(0));
    const shown = JSON.stringify([
      actions.map(sanitizeAction),
      sanitizeState(reduxStore.getState()),
    ]);
    expect(shown).toContain('session-of-a');
    expect(shown).not.toMatch(/access-a|refresh-a|attempt-/);
    expect(JSON.stringify(reduxStore.getState())).toContain('access-a');
  });
});
