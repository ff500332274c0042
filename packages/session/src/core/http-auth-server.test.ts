import { describe, expect, it } from 'vitest';
import { createHttpAuthServer } from './http-auth-server.ts';
import { type HttpAnswer, type HttpRequest, TransportError } from './transport.ts';

const question = { refreshToken: 'r', attempt: 'a', deadline: 9_000, patience: 500 };
const pair = { accessToken: 'A', refreshToken: 'R', accessExpiresIn: 60 };

function serverThat(answer: () => Promise<Partial<HttpAnswer>>) {
  const requests: HttpRequest[] = [];
  const server = createHttpAuthServer({
    refreshUrl: 'https://api.test/refresh',
    signOutUrl: 'https://api.test/logout',
    verdicts: {
      session_expired: 'ended',
      session_revoked: 'ended',
      proof_required: 'proof_required',
      wechat_code_invalid: 'proof_refused',
      request_too_late: 'too_late',
    },
    endReason: ({ code }) => (code === 'session_expired' ? 'expired' : 'revoked'),
    send: async (request) => {
      requests.push(request);
      return { status: 200, headers: {}, body: undefined, ...(await answer()) };
    },
  });
  return { server, requests };
}

const refusal = (status: number, code: string, rest: object = {}) => ({
  status,
  body: { code, status, ...rest },
});
const html = '<html>Please sign in to this Wi-Fi</html>';

describe('a refresh over HTTP', () => {
  const answers: [string, Partial<HttpAnswer>, object][] = [
    ['a pair', { body: pair }, { kind: 'granted', grant: pair }],
    ['a pair in a 201', { status: 201, body: pair }, { kind: 'granted', grant: pair }],
    ['session_expired', refusal(401, 'session_expired'), { kind: 'ended', reason: 'expired' }],
    ['session_revoked', refusal(401, 'session_revoked'), { kind: 'ended', reason: 'revoked' }],
    ['proof_required', refusal(401, 'proof_required'), { kind: 'proof-required' }],
    ['wechat_code_invalid', refusal(401, 'wechat_code_invalid'), { kind: 'proof-refused' }],
    [
      'request_too_late',
      refusal(409, 'request_too_late', { serverTime: 77 }),
      { kind: 'too-late', serverTime: 77 },
    ],
    ['a page of a captive portal', { body: html }, { kind: 'unreachable', cause: 'malformed' }],
    ['an empty 200', { body: '' }, { kind: 'unreachable', cause: 'malformed' }],
    ['truncated JSON', { body: '{"accessToken":"A"' }, { kind: 'unreachable', cause: 'malformed' }],
    ['half a pair', { body: { accessToken: 'A' } }, { kind: 'unreachable', cause: 'malformed' }],
    [
      'a pair with an impossible session',
      { body: { ...pair, session: { id: 1 } } },
      { kind: 'unreachable', cause: 'malformed' },
    ],
    ['a 401 without a code', { status: 401, body: {} }, { kind: 'unreachable', cause: 'server' }],
    ['a foreign 401', refusal(401, 'token_expired'), { kind: 'unreachable', cause: 'server' }],
    ['a code named like a method', refusal(401, 'toString'), { kind: 'unreachable' }],
    ['a listed code on a 500', refusal(500, 'session_expired'), { kind: 'unreachable' }],
    ['too late without a time', refusal(409, 'request_too_late'), { kind: 'unreachable' }],
    ['a 403', refusal(403, 'forbidden'), { kind: 'unreachable', cause: 'server' }],
    ...[400, 408, 425, 429, 500, 502, 503, 504, 599].map(
      (status): [string, Partial<HttpAnswer>, object] => [
        `a ${status}`,
        { status, body: html },
        { kind: 'unreachable', cause: 'server' },
      ],
    ),
    [
      'a 429 with Retry-After',
      { status: 429, headers: { 'retry-after': '12' } },
      { kind: 'unreachable', cause: 'server', retryAfter: 12 },
    ],
  ];

  it.each(answers)('reads %s', async (_, answer, expected) => {
    const { server } = serverThat(async () => answer);
    expect(await server.refresh(question)).toMatchObject(expected);
  });

  it.each(['offline', 'timeout', 'interrupted', 'aborted'] as const)(
    'takes a request that failed as %s to say nothing of the session',
    async (kind) => {
      const { server } = serverThat(() => Promise.reject(new TransportError(kind)));
      expect(await server.refresh(question)).toEqual({ kind: 'unreachable', cause: kind });
    },
  );

  it('goes before all others, bounded by its patience, with all that the protocol asks', async () => {
    const { requests, server } = serverThat(async () => ({ body: pair }));
    await server.refresh({ ...question, proof: { code: 'c' } });
    expect(requests).toEqual([
      {
        url: 'https://api.test/refresh',
        method: 'POST',
        body: { refreshToken: 'r', attempt: 'a', deadline: 9_000, proof: { code: 'c' } },
        timeout: 500,
        priority: 'refresh',
      },
    ]);
  });

  it.each(['soon', '0', '-1', 'Infinity', ''])(
    'reads no time from Retry-After: %s',
    async (text) => {
      const { server } = serverThat(async () => ({
        status: 503,
        headers: { 'retry-after': text },
      }));
      expect(await server.refresh(question)).toEqual({ kind: 'unreachable', cause: 'server' });
    },
  );

  it.each([
    ['a redirect', { status: 300, body: pair }],
    ['an early hint', { status: 103, body: pair }],
    ['a code that is no text', { status: 401, body: { code: 5 } }],
    ['a refusal without a body', { status: 401, body: null }],
  ])('sees no verdict in %s', async (_, answer) => {
    const { server } = serverThat(async () => answer);
    expect(await server.refresh(question)).toEqual({ kind: 'unreachable', cause: 'server' });
  });

  it('takes whatever else is thrown for a lost connection', async () => {
    const { server } = serverThat(() => Promise.reject(new Error('no route')));
    expect(await server.refresh(question)).toEqual({ kind: 'unreachable', cause: 'offline' });
  });

  it.each([
    ['reuse_detected', 'reuse_detected'],
    [5, undefined],
  ])('hands the reason of an end on, if it is a text: %s', async (reason, expected) => {
    const heard: unknown[] = [];
    const server = createHttpAuthServer({
      refreshUrl: 'r',
      signOutUrl: 's',
      verdicts: { session_revoked: 'ended' },
      endReason: (refusal) => {
        heard.push(refusal);
        return 'revoked';
      },
      send: async () => ({ headers: {}, ...refusal(401, 'session_revoked', { reason }) }),
    });
    await server.refresh(question);
    expect(heard).toEqual([{ code: 'session_revoked', reason: expected }]);
  });
});

it('signs out over HTTP with the refresh token', async () => {
  const { requests, server } = serverThat(async () => ({ status: 204 }));
  await server.signOut('r');
  const body = { refreshToken: 'r' };
  expect(requests).toEqual([{ url: 'https://api.test/logout', method: 'POST', body }]);
});
