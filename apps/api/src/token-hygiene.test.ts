import type { LoginAnswer } from '@wugan/shared';
import { beforeAll, describe, expect, it } from 'vitest';
import { call, pairOf, problemOf, refresh, signIn } from './testing/call.ts';
import { forge, takeApart } from './testing/forge.ts';
import { startTestApp } from './testing/start-test-app.ts';
import { useTestApp } from './testing/use-test-app.ts';

const app = useTestApp();
let pair: LoginAnswer;
beforeAll(async () => {
  pair = await signIn(app(), 'ann');
});

const accessSecret = () => app().env.ACCESS_TOKEN_SECRET ?? '';
const refreshSecret = () => app().env.REFRESH_TOKEN_SECRET ?? '';
const codeOfAccess = async (token: string) => {
  const reply = await call(app(), '/me', { token });
  return reply.status === 200 ? 'accepted' : problemOf(reply).code;
};
const codeOfRefresh = async (refreshToken: string) =>
  problemOf(await refresh(app(), { refreshToken })).code;

/** A good token with something wrong about it, signed with its own secret all the same. */
function change(token: string, secret: string, header: object, claims: object = {}): string {
  const parts = takeApart(token);
  return forge({ ...parts.header, ...header }, { ...parts.claims, ...claims }, secret);
}

const wrongs: readonly (readonly [string, (token: string, secret: string) => string])[] = [
  ['alg none', (token, secret) => change(token, secret, { alg: 'none' })],
  ['alg HS512', (token, secret) => change(token, secret, { alg: 'HS512' })],
  ['alg RS256', (token, secret) => change(token, secret, { alg: 'RS256' })],
  ['no alg', (token, secret) => change(token, secret, { alg: undefined })],
  ['an unknown kid', (token, secret) => change(token, secret, { kid: '2' })],
  ['a kid from the prototype', (token, secret) => change(token, secret, { kid: '__proto__' })],
  ['a kid that is no text', (token, secret) => change(token, secret, { kid: { $ne: 1 } })],
  ['no kid', (token, secret) => change(token, secret, { kid: undefined })],
  ['another typ', (token, secret) => change(token, secret, { typ: 'JWT' })],
  ['a critical extension', (token, secret) => change(token, secret, { crit: ['b64'], b64: false })],
  ['another issuer', (token, secret) => change(token, secret, {}, { iss: 'somebody' })],
  ['another audience', (token, secret) => change(token, secret, {}, { aud: 'somebody' })],
  ['no session', (token, secret) => change(token, secret, {}, { sid: undefined })],
  ['a session that is no uuid', (token, secret) => change(token, secret, {}, { sid: 'x' })],
  ['a negative generation', (token, secret) => change(token, secret, {}, { gen: -1 })],
  ['a generation that is text', (token, secret) => change(token, secret, {}, { gen: '0' })],
  ['another secret', (token) => change(token, 'x'.repeat(64), {})],
  ['claims exchanged', (token) => token.replace(/\.[^.]+\./, `.${bend(token.split('.')[1])}.`)],
  ['a bent signature', (token) => token.slice(0, -4) + bend(token.slice(-4))],
  ['no signature', (token) => token.replace(/[^.]+$/, '')],
  ['no JSON', () => 'a.b.c'],
  ['a JSON null', () => 'bnVsbA.bnVsbA.bnVsbA'],
  ['no dots', () => 'nonsense'],
];

describe('an access token', () => {
  it('unchanged, and forged with all as it was, is accepted: the cases below can fail', async () => {
    expect(await codeOfAccess(pair.accessToken)).toBe('accepted');
    expect(await codeOfAccess(change(pair.accessToken, accessSecret(), {}))).toBe('accepted');
  });

  it.each(wrongs)('with %s is 401 access_token_invalid', async (_what, spoil) => {
    const spoilt = spoil(pair.accessToken, accessSecret());
    expect(await codeOfAccess(spoilt)).toBe('access_token_invalid');
  });

  it('that has expired is 401 access_token_expired', async () => {
    const old = change(pair.accessToken, accessSecret(), {}, { iat: 1, exp: 2 });
    expect(await codeOfAccess(old)).toBe('access_token_expired');
  });

  it('that claims to live longer than we let any is expired when ours would be', async () => {
    const iat = Math.floor(Date.now() / 1000) - 5 * 3_600;
    const long = change(pair.accessToken, accessSecret(), {}, { iat, exp: iat + 1e9 });
    expect(await codeOfAccess(long)).toBe('access_token_expired');
  });

  it('is no refresh token, not even dressed up as one', async () => {
    expect(await codeOfRefresh(pair.accessToken)).toBe('refresh_token_invalid');
    const { header, claims } = takeApart(pair.refreshToken);
    expect(await codeOfRefresh(forge(header, claims, accessSecret()))).toBe(
      'refresh_token_invalid',
    );
  });
});

describe('a refresh token', () => {
  it.each(wrongs)('with %s is 401 refresh_token_invalid', async (_what, spoil) => {
    const spoilt = spoil(pair.refreshToken, refreshSecret());
    expect(await codeOfRefresh(spoilt)).toBe('refresh_token_invalid');
  });

  it('is no access token, not even dressed up as one', async () => {
    expect(await codeOfAccess(pair.refreshToken)).toBe('access_token_invalid');
    const { header, claims } = takeApart(pair.accessToken);
    expect(await codeOfAccess(forge(header, claims, refreshSecret()))).toBe('access_token_invalid');
  });
});

it('each kind is signed with its own secret, as configured', () => {
  for (const [token, secret] of [
    [pair.accessToken, accessSecret()],
    [pair.refreshToken, refreshSecret()],
  ] as const) {
    const [header, claims, signature] = token.split('.');
    const { header: parts } = takeApart(token);
    const resigned = forge(parts, takeApart(token).claims, secret);
    expect(resigned).toBe(`${header}.${claims}.${signature}`);
  }
});

it('a secret is replaced in two steps, and no session notices', async () => {
  const first = await signIn(app(), 'ben');
  const appended = (old: string) => `1:${old},2:${'n'.repeat(32)}${old.slice(0, 8)}`;
  const lists = [appended(accessSecret()), appended(refreshSecret())];
  const movedFirst = lists.map((list) => list.split(',').reverse().join(','));
  let { refreshToken } = first;
  for (const [ACCESS_TOKEN_SECRET = '', REFRESH_TOKEN_SECRET = ''] of [lists, movedFirst]) {
    const env = { ACCESS_TOKEN_SECRET, REFRESH_TOKEN_SECRET };
    const restarted = await startTestApp({ beside: app(), env });
    try {
      expect((await call(restarted, '/me', { token: first.accessToken })).status).toBe(200);
      const next = pairOf(await refresh(restarted, { refreshToken }));
      refreshToken = next.refreshToken;
      expect((await call(restarted, '/me', { token: next.accessToken })).status).toBe(200);
    } finally {
      await restarted.close();
    }
  }
  expect(takeApart(refreshToken).header.kid).toBe('2');
});

/** Other text of the same length and alphabet. */
function bend(text = ''): string {
  return text.replace(/[A-Za-z]/g, (letter) => (letter === 'A' ? 'B' : 'A'));
}
