/** The session in a Redux store: slice, middleware, and base queries for RTK Query. */
export type { AuthFlag } from './bearer-in-args.ts';
export { sanitizeAction, sanitizeState } from './redact.ts';
export type { RequestArgs, RequestError, RequestFields, SessionFailure } from './request-args.ts';
export { createSessionBaseQuery, type SessionBaseQueryOptions } from './session-base-query.ts';
export {
  type CacheOwner,
  createSessionMiddleware,
  retryRequested,
  type SessionDispatch,
  type SignInRequested,
  signInRequested,
  signOutRequested,
} from './session-middleware.ts';
export {
  type SessionAction,
  selectSession,
  sessionSlice,
  type WithSession,
} from './session-slice.ts';
export { createTransportBaseQuery } from './transport-base-query.ts';
