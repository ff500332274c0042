import { configureStore } from '@reduxjs/toolkit';
import { createApi, retry } from '@reduxjs/toolkit/query';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type HttpAnswer, type HttpRequest, type Send, TransportError } from '../core/index.ts';
import { settle, trip } from '../testing/fake-clock.ts';
import { createRig, granted, pair } from '../testing/rig.ts';
import {
  createSessionBaseQuery,
  createSessionMiddleware,
  createTransportBaseQuery,
  sessionSlice,
} from './index.ts';

/** A store with the session and an API that uses what RTK Query has; the first pair is rejected. */
async function createShop() {
  const rig = createRig();
  const requests: HttpRequest[] = [];
  const faults: ('offline' | 503)[] = [];
  const pushes: ((line: string) => void)[] = [];
  let streams = 0;

  const send: Send = async (request): Promise<HttpAnswer> => {
    requests.push(request);
    await trip();
    const carried = request.headers?.Authorization?.replace('Bearer ', '') ?? '';
    if (!rig.accepted.has(carried)) return { status: 401, headers: {}, body: {} };
    const fault = faults.shift();
    if (fault === 'offline') throw new TransportError('offline');
    return { status: fault ?? 200, headers: {}, body: { carried, url: request.url } };
  };
  const bare = createTransportBaseQuery({ send, baseUrl: '' });
  const carried = createSessionBaseQuery(rig.session, bare);
  const api = createApi({
    baseQuery: retry(carried, { maxRetries: 2, backoff: () => trip() }),
    endpoints: (build) => ({
      item: build.query<unknown, number>({
        query: (id) => ({ url: `/items/${id}`, auth: true }),
        keepUnusedDataFor: 60,
      }),
      both: build.query<unknown, void>({
        async queryFn(_id, _queryApi, _extra, ask) {
          const answers = await Promise.all([
            ask({ url: '/left', auth: true }),
            ask({ url: '/right', auth: true }),
          ]);
          const failed = answers.find(({ error }) => error !== undefined);
          if (failed?.error !== undefined) return { error: failed.error };
          return { data: answers.map(({ data }) => data) };
        },
      }),
      lines: build.query<string[], void>({
        query: () => ({ url: '/lines', auth: true }),
        transformResponse: () => ['first'],
        async onCacheEntryAdded(_, { cacheDataLoaded, cacheEntryRemoved, updateCachedData }) {
          streams += 1;
          await cacheDataLoaded;
          pushes.push((line) => {
            updateCachedData((draft) => {
              draft.push(line);
            });
          });
          await cacheEntryRemoved;
          streams -= 1;
        },
      }),
    }),
  });
  const reduxStore = configureStore({
    reducer: { [sessionSlice.name]: sessionSlice.reducer, api: api.reducer },
    middleware: (defaults) =>
      defaults()
        .prepend(createSessionMiddleware(rig.session, { apis: [api] }))
        .concat(api.middleware),
  });
  await rig.session.signIn(async () => pair(0));
  /** Lets the refresh that runs end well. */
  const renew = async (generation = 1) => {
    await settle();
    rig.accepted.clear();
    rig.accepted.add(`access-a0.${generation}`);
    rig.auth.latest().answer(granted(pair(generation)));
    await settle();
  };
  const streaming = () => streams;
  return { ...rig, api, faults, pushes, reduxStore, renew, requests, streaming };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('RTK Query over the session, with a refresh in the middle', () => {
  it('retries what failed after the replay, with the new token and no second refresh', async () => {
    const { api, auth, faults, reduxStore, renew, requests } = await createShop();
    faults.push('offline', 503);
    const asked = reduxStore.dispatch(api.endpoints.item.initiate(1));
    await renew();
    expect(await asked).toMatchObject({ data: { carried: 'access-a0.1' } });
    expect(requests.map(({ headers }) => headers?.Authorization)).toEqual([
      'Bearer access-a0.0',
      ...['access-a0.1', 'access-a0.1', 'access-a0.1'].map((token) => `Bearer ${token}`),
    ]);
    expect(auth.asked).toHaveLength(1);
  });

  it('gives up after as many retries as it was told, with the last error', async () => {
    const { api, faults, reduxStore, renew } = await createShop();
    faults.push(503, 503, 503);
    const asked = reduxStore.dispatch(api.endpoints.item.initiate(1));
    await renew();
    expect(await asked).toMatchObject({ error: { status: 503 } });
  });

  it('keeps unused data for as long as the endpoint says, through a refresh', async () => {
    const { api, reduxStore, renew, requests } = await createShop();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const first = reduxStore.dispatch(api.endpoints.item.initiate(1));
    first.unsubscribe();
    await renew();
    await first;
    const cached = () => Object.keys(reduxStore.getState().api.queries);
    await vi.advanceTimersByTimeAsync(59_000);
    expect(cached()).toEqual(['item(1)']);
    const second = reduxStore.dispatch(api.endpoints.item.initiate(1));
    expect(await second).toMatchObject({ data: { carried: 'access-a0.1' } });
    expect(requests).toHaveLength(2);
    second.unsubscribe();
    await vi.advanceTimersByTimeAsync(61_000);
    expect(cached()).toEqual([]);
  });

  it('aborts one query while it waits, and the others go on', async () => {
    const { api, reduxStore, renew, requests } = await createShop();
    const kept = reduxStore.dispatch(api.endpoints.item.initiate(1));
    await settle();
    const dropped = reduxStore.dispatch(api.endpoints.item.initiate(2));
    await settle();
    dropped.abort();
    expect(await dropped).toMatchObject({ error: { name: 'AbortError' } });
    await renew();
    expect(await kept).toMatchObject({ data: { url: '/items/1' } });
    expect(requests.some(({ url }) => url === '/items/2')).toBe(false);
  });

  it('aborts what is on its way: the transport hears of it', async () => {
    const { api, reduxStore, requests } = await createShop();
    const dropped = reduxStore.dispatch(api.endpoints.item.initiate(1));
    await Promise.resolve();
    await trip();
    dropped.abort();
    await dropped;
    expect(requests[0]?.signal?.aborted).toBe(true);
  });

  it('lets a queryFn ask twice at once, for one refresh', async () => {
    const { api, auth, reduxStore, renew } = await createShop();
    const asked = reduxStore.dispatch(api.endpoints.both.initiate());
    await renew();
    expect(await asked).toMatchObject({ data: [{ url: '/left' }, { url: '/right' }] });
    expect(auth.asked).toHaveLength(1);
  });

  it('streams into an entry whose first answer was replayed, and on through the next refresh', async () => {
    const { api, pushes, reduxStore, renew, streaming } = await createShop();
    const lines = reduxStore.dispatch(api.endpoints.lines.initiate());
    await renew(1);
    await lines;
    pushes[0]?.('second');
    reduxStore.dispatch(api.endpoints.item.initiate(1));
    await settle();
    pushes[0]?.('third');
    const shown = () => api.endpoints.lines.select()(reduxStore.getState()).data;
    expect(shown()).toEqual(['first', 'second', 'third']);
    expect(streaming()).toBe(1);
  });

  it('ends the stream of the former user as they sign out', async () => {
    const { api, reduxStore, renew, session, streaming } = await createShop();
    const lines = reduxStore.dispatch(api.endpoints.lines.initiate());
    await renew(1);
    await lines;
    await session.signOut();
    await settle();
    expect(streaming()).toBe(0);
  });
});
