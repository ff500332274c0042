import { paths, type User, type UserChange } from '@wugan/shared';
import { readUser } from './answers.ts';
import { api } from './base-api.ts';

/** The signed-in user: `GET /me`, `PUT /me`. */
export const meApi = api.injectEndpoints({
  endpoints: (build) => ({
    me: build.query<User, void>({
      query: () => ({ url: paths.me, auth: true }),
      transformResponse: readUser,
      providesTags: ['me'],
    }),
    changeMe: build.mutation<User, UserChange>({
      query: (body) => ({ url: paths.me, method: 'PUT', body, auth: true }),
      transformResponse: readUser,
      async onQueryStarted(_change, { dispatch, queryFulfilled }) {
        // The page that asked hears of a failure; here it would be an unhandled rejection.
        const changed = await queryFulfilled.catch(() => null);
        if (changed === null) return;
        // A read that is still under way may bring the user of before: it must not have the last word.
        await dispatch(meApi.util.getRunningQueryThunk('me', undefined));
        dispatch(meApi.util.upsertQueryData('me', undefined, changed.data));
      },
    }),
  }),
});

export const { useMeQuery, useChangeMeMutation } = meApi;
