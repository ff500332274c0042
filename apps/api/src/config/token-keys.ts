import type { NamedSecret } from './secret-list.ts';

/** A key pair and the id that tokens name it by. The kind of key is the algorithm, and no other will do. */
export interface NamedKeyPair {
  readonly kid: string;
  /** ES256: P-256 (RFC 7518). EdDSA: Ed25519 (RFC 8037). */
  readonly algorithm: 'ES256' | 'EdDSA';
  /** PEM, SPKI. */
  readonly publicKey: string;
  /** PEM, PKCS #8; undefined where this server only verifies. */
  readonly privateKey: string | undefined;
}

/** What signs and verifies tokens: a secret (HS256), or a key pair that other services may verify by. */
export type NamedKey = NamedSecret | NamedKeyPair;

/** The first signs, all verify. */
export type KeyList = readonly [NamedKey, ...NamedKey[]];
