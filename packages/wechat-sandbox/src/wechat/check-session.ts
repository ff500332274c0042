import { createHmac } from 'node:crypto';
import type { SandboxState } from '../state/sandbox-state.ts';
import { judgeAccessToken } from './access-token.ts';
import type { Query } from './query.ts';
import type { Refusal } from './refusal.ts';

/**
 * `GET /wxa/checksession`: whether a session key is still the user's latest. The caller proves that
 * he has it by `signature` = HMAC-SHA256 of the empty string under it, in hex.
 *
 * Source: https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-login/checkSessionKey.html
 */
export function checkSession(
  state: SandboxState,
  query: Query,
): Refusal | { readonly errcode: 0; readonly errmsg: 'ok' } {
  const { refuse } = state;
  const wrongToken = judgeAccessToken(state, query.access_token);
  if (wrongToken) return refuse(wrongToken);
  const user = state.users.withOpenid(query.openid ?? '');
  if (!user) return refuse(40003);
  if (query.sig_method !== 'hmac_sha256' || !user.sessionKey) return refuse(87009);
  const expected = createHmac('sha256', user.sessionKey).update('').digest('hex');
  return query.signature === expected ? { errcode: 0, errmsg: 'ok' } : refuse(87009);
}
