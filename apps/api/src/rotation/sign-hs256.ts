import { createHmac, createSecretKey } from 'node:crypto';

/** What all tokens of one key have in common. */
export interface Hs256Mark {
  readonly kid: string;
  readonly typ: string;
  readonly issuer: string;
  readonly audience: string;
}

/**
 * Signs claims with a secret (RFC 7515, HS256): a JWT. The order of all members is fixed here, as the
 * same row must give the same string on every replica, under every version of any library.
 */
export function createHs256Signer(
  secret: string,
  { kid, typ, issuer: iss, audience: aud }: Hs256Mark,
): (claims: object) => string {
  const key = createSecretKey(secret, 'utf8');
  const header = encode({ alg: 'HS256', typ, kid });
  return (claims) => {
    const input = `${header}.${encode({ ...claims, aud, iss })}`;
    return `${input}.${createHmac('sha256', key).update(input).digest('base64url')}`;
  };
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
