import { paths, type SessionView } from '@wugan/shared';
import { readSessions } from './answers.ts';
import { api } from './base-api.ts';

/** Where the user is signed in: `GET /auth/sessions`, the newest first. */
const sessionsApi = api.injectEndpoints({
  endpoints: (build) => ({
    sessions: build.query<SessionView[], void>({
      query: () => ({ url: paths.sessions, auth: true }),
      transformResponse: readSessions,
      providesTags: ['sessions'],
    }),
  }),
});

export const { useSessionsQuery } = sessionsApi;
