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

const QUERIES = 500;
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
      await store.dispatch(api.endpoints.item.initiate(id % 20, options));
    }
  };
}

/**
 * RTK Query with our base query ÷ RTK Query with the transport's own, in processor time, over a transport
 * that takes none.
 */
export async function rtkQueryRatio(): Promise<number> {
  const send: Send = async () => ({ status: 200, headers: {}, body: null });
  const bare = createTransportBaseQuery({ send, baseUrl: '' });
  const session = await createSignedInSession(send);
  const carried = createSessionBaseQuery(session, bare, {
    isRejected: ({ status }) => status === 401,
  });
  const { cpu } = await pairedRatio({
    measured: createQueries(carried),
    bare: createQueries(bare),
    rounds: ROUNDS,
  });
  return cpu;
}
