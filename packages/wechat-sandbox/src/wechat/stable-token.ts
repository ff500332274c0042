import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { SandboxState } from '../state/sandbox-state.ts';
import { judgeCredentials } from './app-credentials.ts';
import type { Refusal } from './refusal.ts';

const StableTokenRequest = Type.Object({
  grant_type: Type.Optional(Type.String()),
  appid: Type.Optional(Type.String()),
  secret: Type.Optional(Type.String()),
  force_refresh: Type.Optional(Type.Boolean()),
});

interface StableToken {
  readonly access_token: string;
  /** Seconds left, 7200 for a new token. */
  readonly expires_in: number;
}

/**
 * `POST /cgi-bin/stable_token`: the access token for calls to WeChat.
 *
 * Source: https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-access-token/getStableAccessToken.html
 */
export function stableToken(state: SandboxState, body: unknown): StableToken | Refusal {
  const { refuse } = state;
  if (!Value.Check(StableTokenRequest, body)) return refuse(47001);
  const wrongCredentials = judgeCredentials([state], body.appid, body.secret);
  if (wrongCredentials) return refuse(wrongCredentials);
  if (body.grant_type !== 'client_credential') return refuse(40002);

  const grant = state.accessTokens.grant(body.force_refresh === true);
  if (grant.kind === 'quota_reached') return refuse(45009);
  return { access_token: grant.token, expires_in: grant.expiresIn };
}
