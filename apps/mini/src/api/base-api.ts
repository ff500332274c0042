import { createApi } from '@reduxjs/toolkit/query/react';
import { createSessionBaseQuery, createTransportBaseQuery } from '@wugan/session/redux';
import { send } from '../platform/ports.ts';
import { isAccessRejection, session, settings } from '../session.ts';

/** Our API without endpoints; each area injects its own. `auth: true` on a request carries the session. */
export const api = createApi({
  reducerPath: 'api',
  baseQuery: createSessionBaseQuery(
    session,
    createTransportBaseQuery({ send, baseUrl: settings.apiUrl }),
    {
      isRejected: (error) => 'problem' in error && isAccessRejection(error.status, error.problem),
    },
  ),
  refetchOnFocus: true,
  refetchOnReconnect: true,
  tagTypes: ['me', 'sessions'],
  endpoints: () => ({}),
});
