import { createPublicKey, type JsonWebKey, type KeyObject, verify } from 'node:crypto';
import { paths } from '@wugan/shared';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, pairOf, problemOf, refresh, signIn } from '../testing/call.ts';
import { forge, takeApart } from '../testing/forge.ts';
import { createKeyFiles } from '../testing/key-files.ts';
import { startTestApp, type TestApp } from '../testing/start-test-app.ts';

const JwkSet = Type.Object({ keys: Type.Array(Type.Record(Type.String(), Type.String())) });

const files = createKeyFiles();
const secret = 's'.repeat(40);
const [ed25519, p256] = [files.add('ed25519'), files.add('p256')];
const withList = (list: string) => ({ ACCESS_TOKEN_SECRET: list });

let bySecret: TestApp;
let byBoth: TestApp;
let byPairs: TestApp;
beforeAll(async () => {
  bySecret = await startTestApp({ env: withList(`1:${secret}`) });
  const beside = bySecret;
  byBoth = await startTestApp({ beside, env: withList(`1:${secret},2:file:${ed25519}`) });
  byPairs = await startTestApp({
    beside,
    env: withList(`2:file:${ed25519},3:file:${p256},1:${secret}`),
  });
});
afterAll(async () => {
  await byPairs.close();
  await byBoth.close();
  await bySecret.close();
  files.remove();
});

const fetchSet = (app: TestApp) => fetch(`${app.url}/.well-known/jwks.json`);
const keysOf = async (app: TestApp) => Value.Parse(JwkSet, await (await fetchSet(app)).json()).keys;
const statusOf = async (app: TestApp, token: string) =>
  (await call(app, paths.me, { token })).status;

/** What another service does, with nothing of ours: the key by its id, then the signature. */
function isSignedBy(keys: readonly JsonWebKey[], token: string): boolean {
  const { header } = takeApart(token);
  const jwk = keys.find(({ kid, alg }) => kid === header.kid && alg === header.alg);
  if (!jwk) return false;
  const [head, body, signature = ''] = token.split('.');
  const key: KeyObject = createPublicKey({ key: jwk, format: 'jwk' });
  const hash = header.alg === 'ES256' ? 'sha256' : null;
  const data = Buffer.from(`${head}.${body}`);
  return verify(
    hash,
    data,
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
}

describe('the published keys', () => {
  it('are public ones alone: no secret, no private member', async () => {
    const response = await fetchSet(byPairs);
    expect(response.headers.get('content-type')).toMatch(/^application\/jwk-set\+json;/);
    expect(response.headers.get('cache-control')).toBe('public, max-age=300');
    const text = await response.text();
    expect(text).not.toContain(secret);
    const { keys } = Value.Parse(JwkSet, JSON.parse(text));
    expect(keys.map((key) => Object.keys(key).sort())).toEqual([
      ['alg', 'crv', 'kid', 'kty', 'use', 'x'],
      ['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'],
    ]);
    expect(keys.map(({ kid, alg, use }) => [kid, alg, use])).toEqual([
      ['2', 'EdDSA', 'sig'],
      ['3', 'ES256', 'sig'],
    ]);
  });

  it('are none while access tokens are signed with a secret', async () => {
    expect(await keysOf(bySecret)).toEqual([]);
  });

  it.each([
    ['EdDSA', `2:file:${ed25519}`],
    ['ES256', `2:file:${p256}`],
  ])('let another service verify an access token of %s', async (alg, list) => {
    const app = await startTestApp({ beside: bySecret, env: withList(list) });
    try {
      const { accessToken, refreshToken } = await signIn(app, 'ann');
      const keys = await keysOf(app);
      expect(takeApart(accessToken).header).toEqual({ alg, typ: 'at+jwt', kid: '2' });
      expect(isSignedBy(keys, accessToken)).toBe(true);
      expect(await statusOf(app, accessToken)).toBe(200);
      const [head, , signature] = accessToken.split('.');
      const [, otherBody] = pairOf(await refresh(app, { refreshToken })).accessToken.split('.');
      const changed = `${head}.${otherBody}.${signature}`;
      expect(isSignedBy(keys, changed)).toBe(false);
      expect(await statusOf(app, changed)).toBe(401);
      expect(isSignedBy(keys, refreshToken)).toBe(false);
    } finally {
      await app.close();
    }
  });
});

describe('a key decides the algorithm, never the token', () => {
  it.each([
    ['a public key taken for a secret', { alg: 'HS256', kid: '2' }],
    ['no signature at all', { alg: 'none', kid: '2' }],
    ['the algorithm of another key', { alg: 'ES256', kid: '2' }],
    ['a key id that is none', { alg: 'EdDSA', kid: '9' }],
  ])('%s is a 401', async (_what, change) => {
    const { accessToken } = await signIn(byPairs, 'ben');
    const { header, claims } = takeApart(accessToken);
    const [jwk = {}] = await keysOf(byPairs);
    const pem = createPublicKey({ key: jwk, format: 'jwk' }).export({
      type: 'spki',
      format: 'pem',
    });
    const forged = forge({ ...header, ...change }, claims, pem.toString());
    const [, , signature] = accessToken.split('.');
    for (const token of [forged, `${forged.slice(0, forged.lastIndexOf('.'))}.${signature}`]) {
      const reply = await call(byPairs, paths.me, { token });
      expect(problemOf(reply)).toMatchObject({ status: 401, code: 'access_token_invalid' });
    }
  });

  it('a token signed by the secret under the id of a key pair, or the reverse, is a 401', async () => {
    const { header, claims } = takeApart((await signIn(bySecret, 'eve')).accessToken);
    expect(await statusOf(byPairs, forge(header, claims, secret))).toBe(200);
    expect(await statusOf(byPairs, forge({ ...header, kid: '2' }, claims, secret))).toBe(401);
  });
});

it('from a secret to a key pair in two rolling steps no access token is refused', async () => {
  // Each step: some replicas have it, some do not yet; each must take what the other gives.
  for (const [before, after] of [
    [bySecret, byBoth],
    [byBoth, byPairs],
  ] as const) {
    const [older, newer] = [await signIn(before, 'kim'), await signIn(after, 'kim')];
    for (const app of [before, after])
      for (const { accessToken } of [older, newer])
        expect(await statusOf(app, accessToken)).toBe(200);
  }
  expect(takeApart((await signIn(byPairs, 'kim')).accessToken).header).toMatchObject({ kid: '2' });
});
