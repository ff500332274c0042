import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import type { TokenMark } from './token-marks.ts';

/** A secret and what all its tokens have in common. */
export interface Hs256Key {
  /** What each of its tokens starts with, up to the first dot. */
  readonly header: string;
  /** Same claims, of which there is at least one: same string. */
  sign(claims: object): string;
  /** The claims of a token that starts with the header; undefined unless this key has signed it. */
  read(token: string): unknown;
}

/**
 * Signs and verifies tokens with a secret (RFC 7515, HS256). The order of all members is fixed here, as
 * the same row must give the same string on every replica, under every version of any library. So a
 * token has one spelling: its header is compared, never interpreted.
 */
export function createHs256Key(
  secret: string,
  kid: string,
  { typ, issuer: iss, audience: aud }: TokenMark,
): Hs256Key {
  const key = createSecretKey(secret, 'utf8');
  const header = encode(JSON.stringify({ alg: 'HS256', typ, kid }));
  const signatureOf = (input: string) =>
    createHmac('sha256', key).update(input).digest('base64url');
  // Put behind the claims as text: to make one object of both takes longer than the rest of signing.
  const marks = `,${JSON.stringify({ aud, iss }).slice(1)}`;
  return {
    header,
    sign(claims) {
      const input = `${header}.${encode(JSON.stringify(claims).slice(0, -1) + marks)}`;
      return `${input}.${signatureOf(input)}`;
    },
    read(token) {
      const end = token.lastIndexOf('.');
      if (!isSame(signatureOf(token.slice(0, end)), token.slice(end + 1))) return undefined;
      const payload = Buffer.from(token.slice(header.length + 1, end), 'base64url');
      const claims: unknown = JSON.parse(payload.toString());
      return isOf(claims, iss, aud) ? claims : undefined;
    },
  };
}

/** In a time that says nothing of where two signatures differ. */
function isSame(signature: string, given: string): boolean {
  const [one, other] = [Buffer.from(signature), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function isOf(claims: unknown, iss: string, aud: string): boolean {
  if (typeof claims !== 'object' || claims === null) return false;
  return 'iss' in claims && claims.iss === iss && 'aud' in claims && claims.aud === aud;
}

function encode(part: string): string {
  return Buffer.from(part).toString('base64url');
}
