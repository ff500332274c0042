import type { TokenPair } from '../src/world/auth-server.ts';
import type { World } from '../src/world/world.ts';

/** What an app keeps in its local storage: both tokens, and when the access token is over. */
export interface Tokens {
  accessToken: string;
  refreshToken: string;
  /** Epoch ms. */
  expiresAt: number;
  isSignedIn: boolean;
}

export function keepTokens(pair: TokenPair): Tokens {
  const { accessExpiresIn, accessToken, refreshToken } = pair;
  return {
    accessToken,
    refreshToken,
    expiresAt: Date.now() + accessExpiresIn * 1_000,
    isSignedIn: true,
  };
}

/** Refreshes as an app's own API function does: the new pair is kept, anything else is thrown. */
export async function refreshTokens(world: World, tokens: Tokens): Promise<void> {
  const reply = await world.refresh(tokens.refreshToken);
  if (reply.status === 401) throw new Error('the refresh token was refused');
  Object.assign(tokens, keepTokens(reply.pair));
}
