import type { TransportErrorKind } from '../core/index.ts';

/** What became of a request, in the same words whatever carried it. */
export type Outcome =
  | { readonly status: number; readonly body: unknown }
  | { readonly kind: TransportErrorKind };

/** One trouble, and what is to come of it. */
export interface Situation {
  readonly name: string;
  readonly path: string;
  readonly outcome: Outcome;
  /** What a refresh makes of it; `unreachable` keeps the session. */
  readonly refresh: 'unreachable' | 'ended';
  /** Refreshes that a call causes which meets it with a token that is not known to be stale. */
  readonly refreshes?: number;
  readonly retryAfter?: number;
  readonly timeout?: number;
}

const html = '<!doctype html><title>Sign in to this Wi-Fi</title>';
const kept = { refresh: 'unreachable' } as const;
const failing = (kind: TransportErrorKind) => ({ ...kept, outcome: { kind } });
const answered = (status: number, body: unknown) => ({ ...kept, outcome: { status, body } });
const coded = (status: number, code: string, more = '') => ({
  path: `/status/${status}?code=${code}${more}`,
  ...answered(status, { code }),
});

/** Every trouble that a request may meet; `path` is one of the trouble server's, or a whole URL. */
export const situations: readonly Situation[] = [
  { name: 'a name that DNS does not know', path: 'http://nowhere.invalid/', ...failing('offline') },
  { name: 'a connection that is refused', path: 'http://127.0.0.1:9/', ...failing('offline') },
  { name: 'a connection that is reset', path: '/reset', ...failing('offline') },
  { name: 'a connection that is reset in the answer', path: '/cut', ...failing('offline') },
  { name: 'no answer in time', path: '/silent', timeout: 60, ...failing('timeout') },
  { name: 'an app that was hidden (interrupted)', path: '/interrupted', ...failing('interrupted') },
  { name: 'a network switch (600001)', path: '/network-switch', ...failing('offline') },
  { name: '408', ...coded(408, 'request_timeout') },
  { name: '425', ...coded(425, 'too_early') },
  { name: '429 with Retry-After', ...coded(429, 'rate_limited', '&retry-after=7'), retryAfter: 7 },
  ...[500, 501, 502, 504, 599].map((status) => ({
    name: `${status}`,
    path: `/status/${status}`,
    ...answered(status, ''),
  })),
  { name: '503 with Retry-After', ...coded(503, 'unavailable', '&retry-after=30'), retryAfter: 30 },
  { name: '503 with a code that ends sessions', ...coded(503, 'session_revoked') },
  { name: 'HTML with 200 (a captive portal)', path: '/portal', ...answered(200, html) },
  { name: 'truncated JSON', path: '/truncated', ...answered(200, '{"accessToken":"half') },
  { name: 'malformed JSON', path: '/malformed', ...answered(200, '{accessToken: 1}') },
  { name: '200 with the wrong shape', path: '/wrong-shape', ...answered(200, { tokens: [] }) },
  { name: '400', ...coded(400, 'invalid_request') },
  { name: '401 without a code', path: '/status/401', ...answered(401, '') },
  { name: '401 with a code that nobody listed', ...coded(401, 'out_of_tea') },
  {
    name: '401 with our code for an access token',
    ...coded(401, 'access_token_expired'),
    refreshes: 1,
  },
  { name: '401 with our code for a session', ...coded(401, 'session_revoked'), refresh: 'ended' },
  { name: 'a foreign host’s 401', path: '/foreign', ...answered(401, html) },
  { name: '403', ...coded(403, 'forbidden') },
];
