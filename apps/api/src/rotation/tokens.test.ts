import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import type { SecretList } from '../config/secret-list.ts';
import { registerAccessKeyring } from '../plugins/access-keyring.ts';
import { exampleRow, exampleNow as now } from '../testing/example-row.ts';
import { createAccessTokens } from './access-tokens.ts';
import { createRefreshTokens } from './refresh-tokens.ts';
import { createSecretKeyring } from './secret-keyring.ts';
import { tokenMarks } from './token-marks.ts';

const one = { kid: 'one', secret: 'first-secret-of-at-least-32-bytes-' };
const two = { kid: 'two', secret: 'second-secret-of-at-least-32-bytes' };
const refreshTokens = (...secrets: SecretList) =>
  createRefreshTokens(createSecretKeyring(secrets, tokenMarks.refresh));
const accessTokens = async (lifetime: number, ...secrets: SecretList) =>
  createAccessTokens(await registerAccessKeyring(fastify(), secrets), lifetime);
const partsOf = (token: string) =>
  token
    .split('.')
    .slice(0, 2)
    .map((part): unknown => JSON.parse(Buffer.from(part, 'base64url').toString()));

describe('a refresh token', () => {
  const row = exampleRow({ kid: 'one' });

  it('is the same string for the same row, whoever signs and whichever key signs new ones', () => {
    const token = refreshTokens(one).of(row);
    expect(refreshTokens(one).of(row)).toBe(token);
    expect(refreshTokens(two, one).of(row)).toBe(token);
  });

  it('takes everything from the row', () => {
    const [header, claims] = partsOf(refreshTokens(one).of(row));
    expect(header).toEqual({ alg: 'HS256', typ: 'rt+jwt', kid: 'one' });
    expect(claims).toEqual({
      sub: row.userId,
      sid: row.id,
      epoch: 2,
      gen: 5,
      iat: row.rotatedAt / 1000,
      exp: row.absoluteExpiresAt / 1000,
      iss: 'wugan',
      aud: 'wugan-refresh',
    });
  });

  it('is signed anew only when its key has been retired', () => {
    const retired = refreshTokens(two);
    expect(partsOf(retired.of(row))[0]).toMatchObject({ kid: 'two' });
    expect(retired.read(refreshTokens(one).of(row))).toBeUndefined();
  });

  it('is read whether it has expired or not: the row judges that', () => {
    const tokens = refreshTokens(one);
    const { id, userId, epoch, generation } = row;
    const old = tokens.of({ ...row, rotatedAt: 0, absoluteExpiresAt: 1000 });
    expect(tokens.read(old)).toEqual({ id, userId, epoch, generation });
  });
});

describe('an access token', () => {
  it('that was read before is judged by the time anew, and by its every character', async () => {
    const tokens = await accessTokens(60, one);
    const token = tokens.mint(exampleRow(), now);
    const first = tokens.read(token, now);
    expect(first.kind).toBe('valid');
    expect(tokens.read(token, now + 59_999)).toEqual(first);
    expect(tokens.read(token, now + 60_000).kind).toBe('expired');
    for (const bent of [`${token}A`, token.slice(0, -1), token.replace('.', '..')])
      expect(tokens.read(bent, now).kind).toBe('invalid');
  });

  it('lives exactly its lifetime, to the millisecond', async () => {
    const tokens = await accessTokens(2, one);
    const token = tokens.mint(exampleRow(), now + 789);
    expect(tokens.read(token, now + 789).kind).toBe('valid');
    expect(tokens.read(token, now + 2788).kind).toBe('valid');
    expect(tokens.read(token, now + 2789).kind).toBe('expired');
  });

  it('says whole seconds, as any JWT', async () => {
    const tokens = await accessTokens(14_400, one);
    const [, claims] = partsOf(tokens.mint(exampleRow(), now + 789));
    expect(claims).toMatchObject({ iat: now / 1000, exp: now / 1000 + 14_400 });
  });

  it('does not outlive a lifetime that was lowered since', async () => {
    const token = (await accessTokens(14_400, one)).mint(exampleRow(), now);
    expect((await accessTokens(60, one)).read(token, now + 60_000).kind).toBe('expired');
  });

  it('is verified by every key of the list and signed by the first', async () => {
    const token = (await accessTokens(60, one)).mint(exampleRow(), now);
    const rotated = await accessTokens(60, two, one);
    expect(rotated.read(token, now).kind).toBe('valid');
    expect(partsOf(rotated.mint(exampleRow(), now))[0]).toMatchObject({ kid: 'two' });
    expect((await accessTokens(60, two)).read(token, now).kind).toBe('invalid');
  });
});

it('a kind of token is refused as the other, even when both were given the same secret', async () => {
  const access = await accessTokens(60, one);
  const refresh = refreshTokens(one);
  expect(refresh.read(access.mint(exampleRow(), now))).toBeUndefined();
  expect(access.read(refresh.of(exampleRow({ kid: 'one' })), now).kind).toBe('invalid');
});
