import jwt from '@fastify/jwt';
import type { FastifyInstance } from 'fastify';
import type { KeyList, NamedKey } from '../config/token-keys.ts';
import type { Keyring, TokenKey } from '../rotation/keyring.ts';
import { createHs256Signer } from '../rotation/sign-hs256.ts';

declare module '@fastify/jwt' {
  interface FastifyJWT {
    namespaces: `${TokenKind}.${string}`;
  }
}

type TokenKind = 'access' | 'refresh';

const issuer = 'wugan';

/**
 * What keeps the kinds apart beside their keys: media types (as in RFC 9068) and audiences of
 * their own.
 */
const marks = {
  access: { typ: 'at+jwt', audience: 'wugan-api' },
  refresh: { typ: 'rt+jwt', audience: 'wugan-refresh' },
} as const;

/**
 * Registers every key of one kind of token with @fastify/jwt, each in a namespace of its own: it
 * verifies them all, and signs with key pairs; what is signed with a secret is signed by us. The
 * key decides the algorithm, never the token: so no public key can be passed off as a secret.
 */
export async function registerKeyring(
  app: FastifyInstance,
  kind: TokenKind,
  list: KeyList,
): Promise<Keyring> {
  const { typ, audience } = marks[kind];
  const keys = new Map<string, TokenKey>();
  // Every token that a key signs starts with the same characters, which say all that its header does.
  const kids = new Map<string, string>();
  for (const named of list) {
    const { kid } = named;
    const { algorithm, secret } = materialOf(named);
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
    const mark = { kid, typ, issuer, audience };
    const sign =
      'secret' in named
        ? createHs256Signer(named.secret, mark)
        : (claims: object) => key.sign(claims);
    keys.set(kid, { kid, sign, verify: (token) => key.verify(token) });
    if ('secret' in named || named.privateKey !== undefined) kids.set(headerOf(sign({})), kid);
  }
  const signing = keys.get(list[0].kid);
  const decoder = app.jwt[`${kind}.${list[0].kid}`];
  if (!signing || !decoder) throw new Error(`No key for ${kind} tokens`);
  return {
    signing,
    find: (kid) => keys.get(kid),
    kidOf: (token) =>
      kids.get(headerOf(token)) ??
      decoder.decode<{ header?: { kid?: unknown } }>(token)?.header?.kid,
  };
}

function headerOf(token: string): string {
  return token.slice(0, token.indexOf('.'));
}

/** What @fastify/jwt wants of a key; without the private half it verifies only. */
function materialOf(key: NamedKey) {
  if ('secret' in key) return { algorithm: 'HS256', secret: key.secret } as const;
  const { algorithm, publicKey, privateKey } = key;
  // An empty private key is what it takes for none.
  return { algorithm, secret: { public: publicKey, private: privateKey ?? '' } };
}
