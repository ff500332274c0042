import type { TokenAnswer } from '@wugan/shared';
import type { AccessTokens } from '../rotation/access-tokens.ts';
import type { RefreshTokens } from '../rotation/refresh-tokens.ts';
import type { PairSource } from '../rotation/session-row.ts';

/** Both kinds of token, as the services use them. */
export interface Tokens {
  readonly access: AccessTokens;
  readonly refresh: RefreshTokens;
}

/** The pair of a row at database time `now`: the refresh token is the row's own, the access token a fresh one. */
export function tokenAnswer(tokens: Tokens, row: PairSource, now: number): TokenAnswer {
  const expiresAt = Math.min(row.idleExpiresAt, row.absoluteExpiresAt);
  return {
    accessToken: tokens.access.mint(row, now),
    refreshToken: tokens.refresh.of(row),
    accessExpiresIn: tokens.access.lifetime,
    refreshExpiresIn: Math.max(0, Math.round((expiresAt - now) / 1000)),
    serverTime: now,
    session: { id: row.id, epoch: row.epoch, generation: row.generation },
  };
}
