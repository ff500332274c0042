/** A pair as the server hands it out; a generation is written into both tokens, so that a log can be read. */
export interface TokenPair {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Seconds that the client is told; 0 for one that is already over. */
  readonly accessExpiresIn: number;
}

export type RefreshReply =
  | { readonly status: 200; readonly pair: TokenPair }
  | { readonly status: 401 };

export interface AuthServer {
  isRevoked(): boolean;
  /** Whether an access token is accepted: any but the first, which has expired, while the family lives. */
  accepts(accessToken: string): boolean;
  rotate(refreshToken: string): RefreshReply;
}

export const HOUR = 3_600;

export function tokenPair(generation: number, accessExpiresIn: number): TokenPair {
  return {
    accessToken: `access-${generation}`,
    refreshToken: `refresh-${generation}`,
    accessExpiresIn,
  };
}

/** The number in a token of ours; -1 for a text that is none. */
export function generationOf(token: string): number {
  const match = /^(?:access|refresh)-(\d+)$/.exec(token);
  return match === null ? -1 : Number(match[1]);
}

/**
 * One family of rotating refresh tokens with strict reuse detection and no grace: a refresh token
 * that was used before revokes the family, access tokens included (RFC 9700, section 4.14.2).
 */
export function createAuthServer(): AuthServer {
  let current = 0;
  let revoked = false;
  return {
    isRevoked: () => revoked,
    accepts(accessToken) {
      const generation = generationOf(accessToken);
      return !revoked && generation > 0 && generation <= current;
    },
    rotate(refreshToken) {
      if (generationOf(refreshToken) !== current) revoked = true;
      if (revoked) return { status: 401 };
      current += 1;
      return { status: 200, pair: tokenPair(current, HOUR) };
    },
  };
}
