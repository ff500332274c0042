import jwt from '@fastify/jwt';
import type { FastifyInstance } from 'fastify';
import type { KeyList, NamedKey } from '../config/token-keys.ts';
import { createHs256Key } from '../rotation/hs256-key.ts';
import type { Keyring, TokenKey } from '../rotation/keyring.ts';
import { tokenMarks } from '../rotation/token-marks.ts';

declare module '@fastify/jwt' {
  interface FastifyJWT {
    namespaces: `access.${string}`;
  }
}

/**
 * Registers every key of access tokens with @fastify/jwt, each in a namespace of its own: it verifies
 * them all, and signs with key pairs; what is signed with a secret is signed by us. The key decides the
 * algorithm, never the token: so no public key can be passed off as a secret.
 */
export async function registerAccessKeyring(app: FastifyInstance, list: KeyList): Promise<Keyring> {
  const { typ, issuer, audience } = tokenMarks.access;
  const keys = new Map<string, TokenKey & { verify(token: string): unknown }>();
  for (const named of list) {
    const { kid } = named;
    const { algorithm, secret } = materialOf(named);
    const namespace = `access.${kid}` as const;
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
    const { sign } = 'secret' in named ? createHs256Key(named.secret, kid, tokenMarks.access) : key;
    keys.set(kid, { kid, sign: (claims) => sign(claims), verify: (token) => key.verify(token) });
  }
  const signing = keys.get(list[0].kid);
  const decoder = app.jwt[`access.${list[0].kid}`];
  if (!signing || !decoder) throw new Error('No key for access tokens');
  return {
    signing,
    find: (kid) => keys.get(kid),
    read(token) {
      if (!isSpeltOneWay(token)) return undefined;
      try {
        // Believed only for the look-up.
        const kid = decoder.decode<{ header?: { kid?: unknown } }>(token)?.header?.kid;
        return typeof kid === 'string' ? keys.get(kid)?.verify(token) : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

/**
 * The last character of a signature leaves two bits open, which decoders pass over (RFC 4648, 3.5):
 * without this, four strings would be the same token.
 */
function isSpeltOneWay(token: string): boolean {
  const signature = token.slice(token.lastIndexOf('.') + 1);
  return Buffer.from(signature, 'base64url').toString('base64url') === signature;
}

/** What @fastify/jwt wants of a key; without the private half it verifies only. */
function materialOf(key: NamedKey) {
  if ('secret' in key) return { algorithm: 'HS256', secret: key.secret } as const;
  const { algorithm, publicKey, privateKey } = key;
  // An empty private key is what it takes for none.
  return { algorithm, secret: { public: publicKey, private: privateKey ?? '' } };
}
