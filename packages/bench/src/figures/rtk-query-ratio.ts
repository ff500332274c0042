import { configureStore } from '@reduxjs/toolkit';
import { type BaseQueryFn, createApi } from '@reduxjs/toolkit/query';
import type { Send } from '@wugan/session';
import {
  createSessionBaseQuery,
  createTransportBaseQuery,
  type RequestArgs,
  type RequestError,
} from '@wugan/session/redux';
import { pairedRatio } from './paired-ratio.ts';
import { createSignedInSession } from './signed-in-session.ts';

/** Of one turn: few, so that a round has many turns, and ids enough that every entry of the cache is met. */
const QUERIES = 20;
const TURNS = 50;
const ROUNDS = 60;

function createQueries(baseQuery: BaseQueryFn<RequestArgs, unknown, RequestError>) {
  const api = createApi({
    baseQuery,
    endpoints: (build) => ({
      item: build.query<unknown, number>({ query: (id) => ({ url: `/item/${id}`, auth: true }) }),
    }),
  });
  const store = configureStore({
    reducer: { [api.reducerPath]: api.reducer },
    middleware: (defaults) => defaults().concat(api.middleware),
  });
  return async () => {
    for (let id = 0; id < QUERIES; id += 1) {
      const options = { subscribe: false, forceRefetch: true };
      await store.dispatch(api.endpoints.item.initiate(id, options));
    }
    // What a turn of the event loop frees and does is part of it.
    await new Promise(setImmediate);
  };
}

/**
 * RTK Query with our base query ÷ RTK Query with the transport's own, in processor time, over a transport
 * that takes none. The transport's own ÷ itself says what the measuring is worth.
 */
export async function rtkQueryRatio() {
  const send: Send = async () => ({ status: 200, headers: {}, body: null });
  const bare = createTransportBaseQuery({ send, baseUrl: '' });
  const session = await createSignedInSession(send);
  const carried = createSessionBaseQuery(session, bare, {
    isRejected: ({ status }) => status === 401,
  });
  const besideBare = async (baseQuery: typeof bare) => {
    const measured = createQueries(baseQuery);
    const pair = { measured, bare: createQueries(bare), rounds: ROUNDS, turns: TURNS };
    return (await pairedRatio(pair)).cpu;
  };
  return { engine: await besideBare(carried), itself: await besideBare(bare) };
}
