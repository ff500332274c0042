/** One key of one kind of token, with everything pinned: algorithm, `typ`, issuer and audience. */
export interface TokenKey {
  readonly kid: string;
  /** Same claims, same string under a secret. `iat` and `exp` must be whole seconds. */
  sign(claims: object): string;
  /** The claims. @throws if anything but the time is wrong: whether it has expired is judged elsewhere. */
  verify(token: string): unknown;
}

/** The keys of one kind of token: one signs, all verify. */
export interface Keyring {
  readonly signing: TokenKey;
  /** The key of that id; undefined once it was retired. */
  find(kid: string): TokenKey | undefined;
  /** The `kid` in a token's header, believed only for the look-up. @throws if it is no JWT. */
  kidOf(token: string): unknown;
}

/** The claims of a token that a key of this ring has signed; undefined for anything else, whatever is wrong. */
export function readToken(keyring: Keyring, token: string): unknown {
  if (!isSpeltOneWay(token)) return undefined;
  try {
    const kid = keyring.kidOf(token);
    return typeof kid === 'string' ? keyring.find(kid)?.verify(token) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The last character of a signature leaves two bits open, which decoders pass over (RFC 4648, 3.5):
 * without this, four strings would be the same token.
 */
function isSpeltOneWay(token: string): boolean {
  const signature = token.slice(token.lastIndexOf('.') + 1);
  return Buffer.from(signature, 'base64url').toString('base64url') === signature;
}
