import type { EndReason, SessionErrorCode } from '../core/index.ts';

/** One request. Only the URL is needed: a bare text is a GET of it. */
export interface RequestFields {
  /** Relative to the base URL. */
  readonly url: string;
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Query parameters; undefined ones are left out. */
  readonly params?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Sent as JSON; not with GET. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds; 60,000 in this package's transports unless given, which is the most that WeChat waits. */
  readonly timeout?: number;
  /** Carry the access token; unless said so, a request goes out without one. */
  readonly auth?: boolean;
}

/** What an endpoint's `query` gives: the fields of a request, or just its URL. */
export type RequestArgs = string | RequestFields;

/** The error of a request for which there was no session; `code` and `reason` as in `SessionError`. */
export interface SessionFailure {
  readonly status: 'SESSION';
  readonly code: SessionErrorCode;
  readonly reason: EndReason | null;
}

/**
 * Why a request gave nothing: an answer that is no success (`status` is a number, `problem` its body,
 * `retryAfter` in seconds), no answer at all (`NETWORK`), or no session for it (`SESSION`).
 */
export type RequestError =
  | { readonly status: number; readonly problem: unknown; readonly retryAfter?: number }
  | { readonly status: 'NETWORK'; readonly kind: 'offline' | 'timeout' | 'interrupted' | 'aborted' }
  | SessionFailure;

export function fieldsOf(args: RequestArgs): RequestFields {
  return typeof args === 'string' ? { url: args } : args;
}
