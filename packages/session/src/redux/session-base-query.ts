import type { BaseQueryFn } from '@reduxjs/toolkit/query';
import { type Session, SessionError } from '../core/index.ts';
import { fieldsOf, type RequestArgs, type RequestError } from './request-args.ts';

/**
 * Makes a base query carry the session: a request with `auth: true` waits for a refresh that is
 * under way, causes one where its token was rejected, and is then sent once more. All others pass
 * straight through. `isRejected` says which errors mean "this access token was not accepted, and
 * nothing was done". Errors of the session become values with `status: 'SESSION'`; what the base
 * query throws is thrown on. `retry` goes around it.
 */
export function createSessionBaseQuery(
  session: Session,
  baseQuery: BaseQueryFn<RequestArgs, unknown, RequestError>,
  { isRejected }: { readonly isRejected: (error: RequestError) => boolean },
): BaseQueryFn<RequestArgs, unknown, RequestError> {
  return async (args, api, extraOptions) => {
    const fields = fieldsOf(args);
    if (fields.auth !== true) return baseQuery(args, api, extraOptions);
    try {
      return await session.call(
        async ({ headers }) => {
          const carried = { ...fields, headers: { ...fields.headers, ...headers } };
          return baseQuery(carried, api, extraOptions);
        },
        {
          isRejected: ({ error }) => error !== undefined && isRejected(error),
          signal: api.signal,
        },
      );
    } catch (error) {
      if (!(error instanceof SessionError)) throw error;
      return { error: { status: 'SESSION', code: error.code, reason: error.reason } };
    }
  };
}
