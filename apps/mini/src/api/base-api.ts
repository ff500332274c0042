import { createApi } from '@reduxjs/toolkit/query/react';
import {
  createSessionBaseQuery,
  createTransportBaseQuery,
  type RequestError,
} from '@wugan/session/redux';
import { send } from '../platform/ports.ts';
import { isAccessRejection, session, settings } from '../session.ts';
import { askOnceMore } from './ask-once-more.ts';

/** True for an error that says: this access token was not accepted, and nothing was done. */
export function isRejected(error: RequestError): boolean {
  return 'problem' in error && isAccessRejection(error.status, error.problem);
}

const sessionQuery = createSessionBaseQuery(
  session,
  createTransportBaseQuery({ send, baseUrl: settings.apiUrl }),
  { isRejected },
);

const { baseQuery, networkIsBack } = askOnceMore(sessionQuery, session.retryNow);

export { networkIsBack };

/** Our API without endpoints; each area injects its own. `auth: true` on a request carries the session. */
export const api = createApi({
  reducerPath: 'api',
  baseQuery,
  refetchOnFocus: true,
  refetchOnReconnect: true,
  tagTypes: ['me', 'sessions'],
  endpoints: () => ({}),
});
