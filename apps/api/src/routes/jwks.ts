import { createPublicKey } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { KeyList } from '../config/token-keys.ts';

const base64url = { pattern: '^[\\w-]+$' };

const Jwk = Type.Object({
  kty: Type.Enum(['EC', 'OKP']),
  crv: Type.Enum(['P-256', 'Ed25519']),
  x: Type.String(base64url),
  y: Type.Optional(Type.String(base64url)),
  kid: Type.String(),
  alg: Type.Enum(['ES256', 'EdDSA']),
  use: Type.Literal('sig'),
});

const Jwks = Type.Object({ keys: Type.Array(Jwk) });
const isJwks = Compile(Jwks);

const answer = {
  description:
    'A JWK set (RFC 7517) of public keys; empty while access tokens are signed with a secret.',
  content: {
    'application/jwk-set+json': {
      schema: Jwks,
      examples: {
        'one key': {
          value: {
            keys: [
              {
                kty: 'OKP',
                crv: 'Ed25519',
                x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
                kid: '2',
                alg: 'EdDSA',
                use: 'sig',
              },
            ],
          },
        },
      },
    },
  },
};

/** Seconds that others may keep the set: a new key is published longer than that before it signs. */
const freshFor = 300;

/** `GET /.well-known/jwks.json`: what other services verify access tokens by. Secrets are not among it. */
export function addJwksRoute(scope: FastifyInstance, keys: KeyList): void {
  const jwks = JSON.stringify(publicKeys(keys));
  const schema = { tags: ['operation'], summary: 'Public keys of access tokens' };
  const config = { described: { response: { 200: answer } } };
  scope.get('/.well-known/jwks.json', { schema, config }, async (_request, reply) =>
    reply
      .headers({ 'cache-control': `public, max-age=${freshFor}`, vary: 'Origin' })
      .type('application/jwk-set+json')
      .send(jwks),
  );
}

function publicKeys(list: KeyList): Static<typeof Jwks> {
  const keys = list.flatMap((key) => {
    if ('secret' in key) return [];
    const { kty, crv, x, y } = createPublicKey(key.publicKey).export({ format: 'jwk' });
    return [{ kty, crv, x, ...(y && { y }), kid: key.kid, alg: key.algorithm, use: 'sig' }];
  });
  const jwks = { keys };
  if (!isJwks.Check(jwks)) throw new Error('A public key is not what it was read as');
  return jwks;
}
