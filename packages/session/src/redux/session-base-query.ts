import type { BaseQueryFn } from '@reduxjs/toolkit/query';
import { type Bearer, type Session, SessionError } from '../core/index.ts';
import { type AuthFlag, asksForToken, isUnauthorized, withHeaders } from './bearer-in-args.ts';
import type { SessionFailure } from './request-args.ts';

/** How the session gets into a base query; each default is for args and errors like `fetchBaseQuery`'s. */
export interface SessionBaseQueryOptions<Args, Failure, Extra> {
  /** Whether a request carries the access token; unless given, `auth: true` in its args says so. */
  carriesToken?(args: Args, extraOptions: Extra | undefined): boolean;
  /**
   * The same args with the bearer in them; unless given, `bearer.headers` are laid over `args.headers`,
   * and a bare text is taken for a `url`. Called for each send, so twice where a token was rejected.
   */
  withBearer?(args: Args, bearer: Bearer): Args;
  /**
   * True for an error that says: this access token was not accepted, and nothing was done. Unless given,
   * any `status` (or `originalStatus`) of 401; a server that says 401 for other things, too, needs a
   * closer look here.
   */
  isRejected?(error: Failure): boolean;
}

/**
 * Makes any base query carry the session: a request with `auth: true` waits for a refresh that is
 * under way, causes one where its token was rejected, and is then sent once more. All others pass
 * straight through. Errors of the session become values with `status: 'SESSION'`; what the base query
 * throws is thrown on. `retry` goes around it, with a `retryCondition` that leaves `SESSION` alone: its
 * default would keep a page waiting that should show the sign-in button.
 */
export function createSessionBaseQuery<
  Args,
  Result,
  Failure,
  Extra = Record<never, never>,
  Meta = Record<never, never>,
>(
  session: Session,
  baseQuery: BaseQueryFn<Args, Result, Failure, Extra, Meta>,
  options: SessionBaseQueryOptions<NoInfer<Args>, NoInfer<Failure>, NoInfer<Extra>> = {},
): BaseQueryFn<Args & AuthFlag, Result, Failure | SessionFailure, Extra, Meta> {
  const { carriesToken = asksForToken, isRejected = isUnauthorized } = options;
  const { withBearer = withHeaders } = options;
  const wasRejected = ({ error }: { readonly error?: Failure | undefined }) =>
    error !== undefined && isRejected(error);

  return (args, api, extraOptions) => {
    if (!carriesToken(args, extraOptions)) return baseQuery(args, api, extraOptions);
    const send = (bearer: Bearer) =>
      Promise.resolve(baseQuery(withBearer(args, bearer), api, extraOptions));
    return session.call(send, { isRejected: wasRejected, signal: api.signal }).catch(asValue);
  };
}

function asValue(error: unknown): { readonly error: SessionFailure } {
  if (!(error instanceof SessionError)) throw error;
  return { error: { status: 'SESSION', code: error.code, reason: error.reason } };
}
