import jwt from '@fastify/jwt';
import fc from 'fast-check';
import fastify from 'fastify';
import { expect, it } from 'vitest';
import { createHs256Key } from './hs256-key.ts';

const secret = 'a secret of at least 32 bytes, 密';
const mark = { typ: 'rt+jwt', issuer: 'wugan', audience: 'wugan-refresh' };
const key = createHs256Key(secret, 'one', mark);
const claims = { sub: 's', sid: '会话', iat: 1, exp: 2 };

it('a token is the same string, to the last character, as @fastify/jwt signs', async () => {
  const app = fastify();
  const { typ, issuer, audience } = mark;
  const namespace = 'access.one';
  await app.register(jwt, {
    namespace,
    secret,
    sign: {
      algorithm: 'HS256',
      kid: 'one',
      header: { alg: 'HS256', typ },
      iss: issuer,
      aud: audience,
    },
  });
  const time = fc.integer({ min: 1, max: 4_000_000_000 });
  fc.assert(
    fc.property(
      fc.record({
        sub: fc.uuid(),
        sid: fc.uuid(),
        epoch: fc.nat(),
        gen: fc.nat(),
        iat: time,
        exp: time,
      }),
      (claims) => {
        expect(key.sign(claims)).toBe(app.jwt[namespace]?.sign(claims));
      },
    ),
    { numRuns: 200 },
  );
});

it('another secret, or another mark, gives another signature', () => {
  const signatures = [
    key,
    createHs256Key(`${secret}!`, 'one', mark),
    createHs256Key(secret, 'two', mark),
    createHs256Key(secret, 'one', { ...mark, audience: 'wugan-api' }),
  ].map(({ sign }) => sign(claims).split('.')[2]);
  expect(new Set(signatures).size).toBe(4);
});

it('a token gives back what it was signed with', () => {
  const { issuer: iss, audience: aud } = mark;
  expect(key.read(key.sign(claims))).toEqual({ ...claims, iss, aud });
});

it('a token with any one character changed, added or left out is nothing', () => {
  const token = key.sign(claims);
  const body = key.header.length + 1;
  fc.assert(
    fc.property(
      fc.integer({ min: body, max: token.length - 1 }),
      fc.string({ unit: 'grapheme', maxLength: 2 }),
      (place, other) => {
        const bent = token.slice(0, place) + other + token.slice(place + 1);
        fc.pre(bent !== token);
        expect(key.read(bent)).toBeUndefined();
      },
    ),
    { numRuns: 2_000 },
  );
});

it('a signature has one spelling: neither its spare bits nor a look-alike of a character count', () => {
  const token = key.sign(claims);
  const last = token.charCodeAt(token.length - 1);
  const others = [1, 2, 3, 0x100].map(
    (step) => token.slice(0, -1) + String.fromCharCode(last + step),
  );
  for (const other of [...others, `${token}=`, `${token}.`])
    expect(key.read(other)).toBeUndefined();
});

it.each([{ audience: 'wugan-api' }, { issuer: 'somebody' }])(
  'a token of another mark is nothing, though the secret is the same: %j',
  (other) => {
    expect(
      key.read(createHs256Key(secret, 'one', { ...mark, ...other }).sign(claims)),
    ).toBeUndefined();
  },
);
