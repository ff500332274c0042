import type { LogoutRequest } from '@wugan/shared';
import type { Database } from '../data/open-database.ts';
import { Refusal } from '../refusal.ts';
import type { Tokens } from './token-answer.ts';

export type SignOut = (request: LogoutRequest, accessToken: string | undefined) => Promise<void>;

/**
 * `POST auth/logout`: ends the session of a refresh token, or else of an access token, expired or
 * frozen or not. One that has ended already, or that a later epoch has replaced, is left as it is.
 */
export function createSignOut(database: Database, tokens: Tokens): SignOut {
  return async ({ refreshToken }, accessToken) => {
    const claims =
      refreshToken === undefined
        ? readAccess(tokens, accessToken, database.clock.now())
        : tokens.refresh.read(refreshToken);
    if (!claims) throw new Refusal('refresh_token_invalid');
    await database.endings.signOut(claims.id, claims.epoch);
  };
}

function readAccess(tokens: Tokens, accessToken: string | undefined, now: number) {
  if (accessToken === undefined) throw new Refusal('access_token_missing');
  const reading = tokens.access.read(accessToken, now);
  if (reading.kind === 'invalid') throw new Refusal('access_token_invalid');
  return reading.claims;
}
