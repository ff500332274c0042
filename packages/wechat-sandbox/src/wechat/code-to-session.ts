import { randomBytes } from 'node:crypto';
import type { SandboxState } from '../state/sandbox-state.ts';
import { judgeCredentials } from './app-credentials.ts';
import type { Query } from './query.ts';
import type { Refusal } from './refusal.ts';

interface WechatSession {
  readonly session_key: string;
  readonly openid: string;
  readonly unionid: string;
}

/**
 * `GET /sns/jscode2session`: a code from `wx.login` for the user's openid.
 *
 * A success carries no errcode (WeChat's page shows one, its servers send none). The page does not
 * list 40163, yet it is what a spent code gets until it expires.
 *
 * Source: https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-login/code2Session.html
 */
export function codeToSession(state: SandboxState, query: Query): WechatSession | Refusal {
  const { refuse } = state;
  const wrongCredentials = judgeCredentials([state], query.appid, query.secret);
  if (wrongCredentials) return refuse(wrongCredentials);
  if (query.grant_type !== 'authorization_code') return refuse(40002);
  if (!query.js_code) return refuse(41008);

  const code = state.codes.lookUp(query.js_code, 'login');
  if (code.kind === 'unknown') return refuse(40029);
  if (!state.signInLimit.admit(code.user.openid)) return refuse(45011);
  if (code.spent) return refuse(40163);
  code.spend();
  if (code.user.blocked) return refuse(40226);

  const { user } = code;
  user.sessionKey = randomBytes(16).toString('base64');
  return { session_key: user.sessionKey, openid: user.openid, unionid: user.unionid };
}
