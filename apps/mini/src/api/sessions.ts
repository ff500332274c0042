import { paths, type SessionView } from '@wugan/shared';
import { readSessions } from './answers.ts';
import { api } from './base-api.ts';

/** Where the user is signed in: `GET /auth/sessions`, the newest first; and ending it there. */
export const sessionsApi = api.injectEndpoints({
  endpoints: (build) => ({
    sessions: build.query<SessionView[], void>({
      query: () => ({ url: paths.sessions, auth: true }),
      transformResponse: readSessions,
      providesTags: ['sessions'],
    }),
    // A failure, too, says that the list may be old: what is to be ended may have ended by itself.
    endSession: build.mutation<unknown, string>({
      query: (id) => ({ url: paths.session(id), method: 'DELETE', auth: true }),
      invalidatesTags: ['sessions'],
    }),
    endOtherSessions: build.mutation<unknown, void>({
      query: () => ({ url: paths.sessions, method: 'DELETE', auth: true }),
      invalidatesTags: ['sessions'],
    }),
  }),
});

export const { useSessionsQuery, useEndSessionMutation, useEndOtherSessionsMutation } = sessionsApi;
