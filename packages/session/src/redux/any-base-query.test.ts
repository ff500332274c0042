import { configureStore } from '@reduxjs/toolkit';
import {
  type BaseQueryError,
  type BaseQueryFn,
  createApi,
  type FetchArgs,
  type FetchBaseQueryError,
  fetchBaseQuery,
} from '@reduxjs/toolkit/query';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { carriedBy, createRig, granted, pair } from '../testing/rig.ts';
import { createSessionBaseQuery, type SessionFailure } from './index.ts';

/** A rig whose server takes only the second pair, and grants it when `renewed` waits for a query. */
async function createRenewingRig() {
  const rig = createRig();
  await rig.session.signIn(async () => pair(0));
  rig.accepted.add('access-a0.1');
  const renewed = async <T>(query: PromiseLike<T>): Promise<T> => {
    await settle();
    rig.auth.latest().answer(granted(pair(1)));
    return query;
  };
  return { ...rig, renewed };
}

describe('fetchBaseQuery with the session around it', () => {
  async function createFetchShop(refuse = () => Response.json({ token: null }, { status: 401 })) {
    const rig = await createRenewingRig();
    const requests: Request[] = [];
    const fetchFn: typeof fetch = async (input) => {
      const request = new Request(input);
      requests.push(request);
      const token = request.headers.get('authorization')?.replace('Bearer ', '') ?? null;
      const isOpen = request.url.endsWith('/open') || rig.accepted.has(token ?? '');
      return isOpen ? Response.json({ token }) : refuse();
    };
    const bare = fetchBaseQuery({ baseUrl: 'https://api.test/', fetchFn });
    const carried = createSessionBaseQuery(rig.session, bare);
    const api = createApi({
      baseQuery: carried,
      endpoints: (build) => ({
        item: build.query<unknown, FetchArgs['headers']>({
          query: (headers) => ({ url: '/item', params: { id: 1 }, auth: true, headers }),
          serializeQueryArgs: () => 'item',
        }),
        open: build.query<unknown, void>({ query: () => '/open' }),
      }),
    });
    const reduxStore = configureStore({
      reducer: { api: api.reducer },
      middleware: (defaults) => defaults({ serializableCheck: false }).concat(api.middleware),
    });
    const item = (headers: FetchArgs['headers']) =>
      reduxStore.dispatch(api.endpoints.item.initiate(headers));
    return { ...rig, api, carried, item, requests, reduxStore };
  }

  it.each<[string, FetchArgs['headers']]>([
    ['a record', { 'X-Own': 'kept' }],
    ['pairs', [['X-Own', 'kept']]],
    ['Headers', new Headers({ 'X-Own': 'kept' })],
  ])('is replayed with the new token, and keeps its own headers as %s', async (_, headers) => {
    const { item, renewed, requests } = await createFetchShop();
    expect(await renewed(item(headers))).toMatchObject({ data: { token: 'access-a0.1' } });
    const sent = (name: string) => requests.map((request) => request.headers.get(name));
    expect(sent('authorization')).toEqual(['Bearer access-a0.0', 'Bearer access-a0.1']);
    expect(sent('x-own')).toEqual(['kept', 'kept']);
    expect(requests[1]?.url).toBe('https://api.test/item?id=1');
  });

  it.each<[string, FetchArgs['headers']]>([
    ['a record', { authorization: 'Basic own', 'x-own': 'kept' }],
    [
      'pairs',
      [
        ['authorization', 'Basic own'],
        ['x-own', 'kept'],
      ],
    ],
    ['Headers', new Headers({ Authorization: 'Basic own', 'X-Own': 'kept' })],
  ])('carries the token in place of an authorization of its own, in %s', async (_, headers) => {
    const { item, renewed, requests } = await createFetchShop();
    await renewed(item(headers));
    const sent = (name: string) => requests.map((request) => request.headers.get(name));
    expect(sent('authorization')).toEqual(['Bearer access-a0.0', 'Bearer access-a0.1']);
    expect(sent('x-own')).toEqual(['kept', 'kept']);
  });

  it('is replayed after a 401 whose body is no JSON', async () => {
    const { item, renewed } = await createFetchShop(
      () => new Response('Unauthorized', { status: 401 }),
    );
    expect(await renewed(item(undefined))).toMatchObject({ data: { token: 'access-a0.1' } });
  });

  it('carries no token on a request that asks for none', async () => {
    const { api, reduxStore, session } = await createFetchShop();
    await session.signOut();
    const { data } = await reduxStore.dispatch(api.endpoints.open.initiate());
    expect(data).toEqual({ token: null });
  });

  it('has its own errors, and those of the session beside them', async () => {
    const { carried, item, session } = await createFetchShop();
    await session.signOut();
    const { error } = await item(undefined);
    expectTypeOf<BaseQueryError<typeof carried>>().toEqualTypeOf<
      FetchBaseQueryError | SessionFailure
    >();
    expect(error).toEqual({ status: 'SESSION', code: 'SIGN_IN_REQUIRED', reason: 'signed-out' });
  });
});

describe('a base query of another shape with the session around it', () => {
  interface Rpc {
    readonly method: string;
    readonly meta?: { readonly token: string };
  }
  type RpcError = { readonly rpcCode: number };
  type RpcQuery = BaseQueryFn<Rpc, unknown, RpcError, { anonymous?: boolean }, { took: number }>;

  it('says where the bearer goes, who carries it and what a rejection is, and keeps its meta', async () => {
    const { accepted, renewed, session } = await createRenewingRig();
    const sent: Rpc[] = [];
    const rpc: RpcQuery = async (args) => {
      sent.push(args);
      const isOpen = args.method === 'ping' || accepted.has(args.meta?.token ?? '');
      const meta = { took: 7 };
      return isOpen ? { data: args.method, meta } : { error: { rpcCode: -32_001 }, meta };
    };
    const carried = createSessionBaseQuery(session, rpc, {
      carriesToken: (_, extra) => extra?.anonymous !== true,
      withBearer: (args, bearer) => ({ ...args, meta: { token: carriedBy(bearer) } }),
      isRejected: ({ rpcCode }) => rpcCode === -32_001,
    });
    const took: (number | undefined)[] = [];
    const api = createApi({
      baseQuery: carried,
      endpoints: (build) => ({
        me: build.query<unknown, void>({
          query: () => ({ method: 'me' }),
          transformResponse: (result, meta) => {
            took.push(meta?.took);
            return result;
          },
        }),
        ping: build.query<unknown, void>({
          query: () => ({ method: 'ping' }),
          extraOptions: { anonymous: true },
        }),
      }),
    });
    const reduxStore = configureStore({
      reducer: { api: api.reducer },
      middleware: (defaults) => defaults().concat(api.middleware),
    });
    const { data } = await renewed(reduxStore.dispatch(api.endpoints.me.initiate()));
    await reduxStore.dispatch(api.endpoints.ping.initiate());
    expect(data).toBe('me');
    expect(took).toEqual([7]);
    expect(sent).toEqual([
      { method: 'me', meta: { token: 'access-a0.0' } },
      { method: 'me', meta: { token: 'access-a0.1' } },
      { method: 'ping' },
    ]);
  });
});
