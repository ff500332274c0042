import jwt from '@fastify/jwt';
import fc from 'fast-check';
import fastify from 'fastify';
import { expect, it } from 'vitest';
import { createHs256Signer } from './sign-hs256.ts';

const secret = 'a secret of at least 32 bytes, 密';
const mark = { kid: 'one', typ: 'rt+jwt', issuer: 'wugan', audience: 'wugan-refresh' };

it('a token is the same string, to the last character, as @fastify/jwt signs', async () => {
  const app = fastify();
  const { kid, typ, issuer, audience } = mark;
  const namespace = 'refresh.one';
  await app.register(jwt, {
    namespace,
    secret,
    sign: { algorithm: 'HS256', kid, header: { alg: 'HS256', typ }, iss: issuer, aud: audience },
  });
  const sign = createHs256Signer(secret, mark);
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
        expect(sign(claims)).toBe(app.jwt[namespace]?.sign(claims));
      },
    ),
    { numRuns: 200 },
  );
});

it('another secret, or another mark, gives another signature', () => {
  const signatureOf = (token: string) => token.split('.')[2];
  const claims = { sub: 's', iat: 1, exp: 2 };
  const signatures = [
    createHs256Signer(secret, mark),
    createHs256Signer(`${secret}!`, mark),
    createHs256Signer(secret, { ...mark, kid: 'two' }),
    createHs256Signer(secret, { ...mark, audience: 'wugan-api' }),
  ].map((sign) => signatureOf(sign(claims)));
  expect(new Set(signatures).size).toBe(4);
});
