/** One key of one kind of token, with everything pinned: algorithm, `typ`, issuer and audience. */
export interface TokenKey {
  readonly kid: string;
  /** Same claims, same string under a secret. `iat` and `exp` must be whole seconds. */
  sign(claims: object): string;
}

/** The keys of one kind of token: one signs, all verify. */
export interface Keyring {
  readonly signing: TokenKey;
  /** The key of that id; undefined once it was retired. */
  find(kid: string): TokenKey | undefined;
  /**
   * The claims of a token that a key of this ring has signed, expired or not; undefined for anything
   * else, whatever is wrong.
   */
  read(token: string): unknown;
}
