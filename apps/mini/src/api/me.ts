import type { ThunkDispatch, UnknownAction } from '@reduxjs/toolkit';
import { createSessionBaseQuery, createTransportBaseQuery } from '@wugan/session/redux';
import { type PhoneRequest, paths, type User, type UserChange } from '@wugan/shared';
import { sendPicture } from '../platform/send-picture.ts';
import { session, settings } from '../session.ts';
import { readUser } from './answers.ts';
import { api, isRejected } from './base-api.ts';

/** As the API's own base query, with a body that is the local path of a picture. */
const picturesQuery = createSessionBaseQuery(
  session,
  createTransportBaseQuery({ send: sendPicture, baseUrl: settings.apiUrl }),
  { isRejected },
);

const readingApi = api.injectEndpoints({
  endpoints: (build) => ({
    me: build.query<User, void>({
      query: () => ({ url: paths.me, auth: true }),
      transformResponse: readUser,
      providesTags: ['me'],
    }),
  }),
});

interface Change {
  readonly dispatch: ThunkDispatch<
    { api: ReturnType<typeof readingApi.reducer> },
    unknown,
    UnknownAction
  >;
  readonly queryFulfilled: Promise<{ readonly data: User }>;
}

/** Puts the user that a change was answered with into the cache. */
async function adoptUser(_change: unknown, { dispatch, queryFulfilled }: Change): Promise<void> {
  // The page that asked hears of a failure; here it would be an unhandled rejection.
  const changed = await queryFulfilled.catch(() => null);
  if (changed === null) return;
  const adopt = () => dispatch(readingApi.util.upsertQueryData('me', undefined, changed.data));
  const reading = dispatch(readingApi.util.getRunningQueryThunk('me', undefined));
  adopt();
  // A read that is still under way may bring the user of before: it must not have the last word.
  if (reading === undefined) return;
  await reading;
  adopt();
}

/** The signed-in user: `GET /me`, and what they change about themselves. */
export const meApi = readingApi.injectEndpoints({
  endpoints: (build) => ({
    changeMe: build.mutation<User, UserChange>({
      query: (body) => ({ url: paths.me, method: 'PUT', body, auth: true }),
      transformResponse: readUser,
      async onQueryStarted(change, started) {
        const showAtOnce = readingApi.util.updateQueryData(
          'me',
          undefined,
          (me: User | undefined) => {
            // Where it was never read there is nothing to show at once.
            if (me) Object.assign(me, change);
          },
        );
        const { undo } = started.dispatch(showAtOnce);
        await started.queryFulfilled.catch(undo);
        await adoptUser(change, started);
      },
    }),
    changePhone: build.mutation<User, PhoneRequest>({
      query: (body) => ({ url: paths.myPhone, method: 'POST', body, auth: true }),
      transformResponse: readUser,
      onQueryStarted: adoptUser,
    }),
    /** Takes the local path of a picture: of a mini program's file, or a `blob:` of a page. */
    changeAvatar: build.mutation<User, string>({
      async queryFn(picture, queryApi, extra) {
        const upload = { url: paths.myAvatar, method: 'POST', body: picture, auth: true } as const;
        const { data, error } = await picturesQuery(upload, queryApi, extra);
        return error === undefined ? { data: readUser(data) } : { error };
      },
      onQueryStarted: adoptUser,
    }),
  }),
});

export const { useMeQuery, useChangeMeMutation, useChangePhoneMutation, useChangeAvatarMutation } =
  meApi;
