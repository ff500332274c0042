/** The session in a Redux store: slice, middleware, and base queries for RTK Query. */
export { sanitizeAction, sanitizeState } from './redact.ts';
export type { RequestArgs, RequestError, RequestFields } from './request-args.ts';
export { createSessionBaseQuery } from './session-base-query.ts';
export { createSessionMiddleware, retryRequested, signOutRequested } from './session-middleware.ts';
export {
  type SessionAction,
  selectSession,
  sessionSlice,
  type WithSession,
} from './session-slice.ts';
export { createTransportBaseQuery } from './transport-base-query.ts';
