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
        const { data: user } = await queryFulfilled;
        dispatch(meApi.util.upsertQueryData('me', undefined, user));
      },
    }),
  }),
});

export const { useMeQuery, useChangeMeMutation } = meApi;
