import type { LogoutRequest } from '@wugan/shared';
import { Refusal } from '../refusal.ts';
import type { SessionContext } from './session-context.ts';
import type { Tokens } from './token-answer.ts';

export type SignOut = (request: LogoutRequest, accessToken: string | undefined) => Promise<void>;

/**
 * `POST auth/logout`: ends the session of a refresh token, or else of an access token, expired or
 * frozen or not. One that has ended already, or that a later epoch has replaced, is left as it is.
 */
export function createSignOut({ database, tokens, audit }: SessionContext): SignOut {
  return async ({ refreshToken }, accessToken) => {
    const claims =
      refreshToken === undefined
        ? readAccess(tokens, accessToken, database.clock.now())
        : tokens.refresh.read(refreshToken);
    if (!claims) throw new Refusal('refresh_token_invalid');
    const ended = await database.endings.signOut(claims.id, claims.epoch);
    for (const row of ended) audit('session_signed_out', row);
  };
}

function readAccess(tokens: Tokens, accessToken: string | undefined, now: number) {
  if (accessToken === undefined) throw new Refusal('access_token_missing');
  const reading = tokens.access.read(accessToken, now);
  if (reading.kind === 'invalid') throw new Refusal('access_token_invalid');
  return reading.claims;
}
