import { API_PREFIX, type LoginAnswer } from '@wugan/shared';
import type { InjectOptions } from 'fastify';
import { afterEach, expect, it, vi } from 'vitest';
import { refresh, signIn } from './testing/call.ts';
import { countStatements } from './testing/count-statements.ts';
import { useTestApp } from './testing/use-test-app.ts';

const app = useTestApp();
afterEach(() => vi.restoreAllMocks());

const attempt = 'a'.repeat(32);
const other = 'b'.repeat(32);

/** What is sent on behalf of somebody who has just signed in. */
type Sent = (pair: LoginAnswer) => InjectOptions | Promise<InjectOptions>;

const bearer = ({ accessToken }: LoginAnswer) => ({ authorization: `Bearer ${accessToken}` });
const get = (url: string): Sent => {
  return (pair) => ({ method: 'GET', url, headers: bearer(pair) });
};
const refreshing = (more: object): Sent => {
  return ({ refreshToken }) => ({
    method: 'POST',
    url: '/auth/refresh',
    payload: { refreshToken, ...more },
  });
};
const once =
  (used: object, sent: Sent): Sent =>
  async (pair) => {
    await refresh(app(), { refreshToken: pair.refreshToken, ...used });
    return sent(pair);
  };
const signingIn: Sent = async () => ({
  method: 'POST',
  url: '/auth/login',
  payload: { code: await app().code('new'), attempt },
});
const nobody: Sent = () => ({
  method: 'GET',
  url: '/me',
  headers: { authorization: 'Bearer x' },
});

/** What is asked of the database, each by a piece that stands in no other statement. */
const rotate = 'WITH entry AS';
const look = 'clock.now';
const change = 'WITH locked AS';
const count = '"rate_limit"';
const claim = 'INSERT INTO spent_code';
const profile = 'FROM "user" WHERE id = ANY';

it.each<readonly [string, Sent, number, readonly string[]]>([
  ['a call whose token is not ours', nobody, 401, []],
  ['what needs no row, whoever calls', get('/auth/providers'), 200, []],
  ['a profile: its own, and none for the access token', get('/me'), 200, [profile]],
  ['a list of sessions', get('/auth/sessions'), 200, ['ORDER BY session.created_at DESC']],
  ['a refresh', refreshing({ attempt }), 200, [rotate]],
  ['a refresh whose token is not ours', refreshing({ refreshToken: 'x' }), 401, []],
  ['a redelivery', once({ attempt }, refreshing({ attempt })), 200, [rotate, look]],
  ['a freeze', once({ attempt }, refreshing({ attempt: other })), 401, [rotate, look, change]],
  [
    'a sign-in',
    signingIn,
    200,
    [count, count, claim, 'INSERT INTO session', 'WITH claimed', profile],
  ],
  [
    'a sign-out',
    ({ refreshToken }) => ({ method: 'POST', url: '/auth/logout', payload: { refreshToken } }),
    204,
    ['revoked_at = clock_timestamp()'],
  ],
])('%s costs these statements and no more', async (name, sent, status, statements) => {
  const { url, ...request } = await sent(await signIn(app(), name));
  const counted = countStatements();
  const reply = await counted.during(async () =>
    app().inject({ ...request, url: `${API_PREFIX}${url}` }),
  );
  expect(reply.statusCode).toBe(status);
  expect(counted.statements).toEqual(statements.map((piece) => expect.stringContaining(piece)));
});
