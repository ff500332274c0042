import { configureStore, createSlice, type PayloadAction } from '@reduxjs/toolkit';
import { type BaseQueryFn, type FetchBaseQueryError, fetchBaseQuery } from '@reduxjs/toolkit/query';
import { Mutex } from 'async-mutex';
import type { System } from '../src/scenario/subject.ts';
import { baseQueryApiOf } from '../src/subject/base-query-api.ts';
import { createFetch, ORIGIN } from './fetch-world.ts';

/**
 * https://redux-toolkit.js.org/rtk-query/usage/customizing-queries#preventing-multiple-unauthorized-errors:
 * the mutex, `tokenReceived` where the refresh gave something, `loggedOut` where it gave nothing.
 */
export const system: System = {
  reactsTo: 'a 401',
  async create(world) {
    const auth = createSlice({
      name: 'auth',
      initialState: { ...world.first, isSignedIn: true },
      reducers: {
        tokenReceived: (state, { payload }: PayloadAction<object>) => Object.assign(state, payload),
        loggedOut: (state) => {
          state.isSignedIn = false;
        },
      },
    });
    const { loggedOut, tokenReceived } = auth.actions;
    const store = configureStore({ reducer: { auth: auth.reducer } });
    const mutex = new Mutex();

    const baseQuery = fetchBaseQuery({
      baseUrl: ORIGIN,
      fetchFn: createFetch(world),
      prepareHeaders: (headers) => {
        headers.set('authorization', `Bearer ${store.getState().auth.accessToken}`);
      },
    });

    const baseQueryWithReauth: BaseQueryFn<string, unknown, FetchBaseQueryError> = async (
      args,
      api,
      extraOptions,
    ) => {
      await mutex.waitForUnlock();
      let result = await baseQuery(args, api, extraOptions);
      if (result.error?.status !== 401) return result;
      if (mutex.isLocked()) {
        await mutex.waitForUnlock();
        return baseQuery(args, api, extraOptions);
      }
      const release = await mutex.acquire();
      try {
        const { refreshToken } = store.getState().auth;
        const body = { refreshToken };
        const refreshed = await baseQuery(
          { url: '/refresh', method: 'POST', body },
          api,
          extraOptions,
        );
        if (typeof refreshed.data === 'object' && refreshed.data !== null) {
          api.dispatch(tokenReceived(refreshed.data));
          result = await baseQuery(args, api, extraOptions);
        } else {
          api.dispatch(loggedOut());
        }
      } finally {
        release();
      }
      return result;
    };

    return {
      async get(path) {
        const { error } = await baseQueryWithReauth(path, baseQueryApiOf(store), {});
        if (error === undefined) return 200;
        return typeof error.status === 'number' ? error.status : 0;
      },
      isSignedIn: () => store.getState().auth.isSignedIn,
    };
  },
};
