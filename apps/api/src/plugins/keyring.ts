import jwt from '@fastify/jwt';
import type { FastifyInstance } from 'fastify';
import type { Keyring, TokenKey } from '../rotation/keyring.ts';

declare module '@fastify/jwt' {
  interface FastifyJWT {
    namespaces: `${TokenKind}.${string}`;
  }
}

type TokenKind = 'access' | 'refresh';

/** A secret and the id that tokens name it by. */
export interface NamedSecret {
  readonly kid: string;
  readonly secret: string;
}

const issuer = 'wugan';
const algorithm = 'HS256';

/**
 * What keeps the kinds apart beside their secrets: media types (as in RFC 9068) and audiences of
 * their own.
 */
const marks = {
  access: { typ: 'at+jwt', audience: 'wugan-api' },
  refresh: { typ: 'rt+jwt', audience: 'wugan-refresh' },
} as const;

/** Registers every secret of one kind of token with @fastify/jwt, each in a namespace of its own. */
export async function registerKeyring(
  app: FastifyInstance,
  kind: TokenKind,
  secrets: readonly [NamedSecret, ...NamedSecret[]],
): Promise<Keyring> {
  const { typ, audience } = marks[kind];
  const keys = new Map<string, TokenKey>();
  for (const { kid, secret } of secrets) {
    const namespace = `${kind}.${kid}` as const;
    await app.register(jwt, {
      namespace,
      secret,
      decode: { complete: true },
      sign: { algorithm, kid, header: { alg: algorithm, typ }, iss: issuer, aud: audience },
      verify: {
        algorithms: [algorithm],
        checkTyp: typ,
        allowedIss: issuer,
        allowedAud: audience,
        requiredClaims: ['iss', 'aud', 'sub', 'iat', 'exp'],
        ignoreExpiration: true,
      },
    });
    const key = app.jwt[namespace];
    if (!key) throw new Error(`@fastify/jwt did not keep the namespace ${namespace}`);
    keys.set(kid, {
      kid,
      sign: (claims) => key.sign(claims),
      verify: (token) => key.verify(token),
    });
  }
  const signing = keys.get(secrets[0].kid);
  const decoder = app.jwt[`${kind}.${secrets[0].kid}`];
  if (!signing || !decoder) throw new Error(`No secret for ${kind} tokens`);
  return {
    signing,
    find: (kid) => keys.get(kid),
    kidOf: (token) => decoder.decode<{ header?: { kid?: unknown } }>(token)?.header?.kid,
  };
}
