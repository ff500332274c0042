import { randomBytes } from 'node:crypto';
import type { SandboxState } from '../state/sandbox-state.ts';
import { webTokenLifetime } from '../state/web-grants.ts';
import { judgeCredentials } from './app-credentials.ts';
import type { Query } from './query.ts';
import type { Refusal } from './refusal.ts';

interface WebAccessToken {
  readonly access_token: string;
  /** Seconds. */
  readonly expires_in: number;
  readonly refresh_token: string;
  readonly openid: string;
  readonly scope: string;
  readonly unionid?: string;
  readonly is_snapshotuser?: 1;
}

/**
 * `GET /sns/oauth2/access_token`: a code of the authorization page for who allowed it, and for an
 * access token that reads this one person's profile. The unionid comes with every scope but
 * `snsapi_base`; `is_snapshotuser` only where it is 1.
 *
 * Source: https://developers.weixin.qq.com/doc/offiaccount/OA_Web_Apps/Wechat_webpage_authorization.html
 * and https://developers.weixin.qq.com/doc/oplatform/Website_App/WeChat_Login/Wechat_Login.html
 */
export function webAccessToken(state: SandboxState, query: Query): WebAccessToken | Refusal {
  const { refuse, webApps, webGrants } = state;
  const wrongCredentials = judgeCredentials(webApps, query.appid, query.secret);
  if (wrongCredentials) return refuse(wrongCredentials);
  if (query.grant_type !== 'authorization_code') return refuse(40002);
  if (!query.code) return refuse(41008);

  const code = webGrants.lookUpCode(query.code, query.appid ?? '');
  if (code.kind === 'unknown') return refuse(40029);
  if (code.spent) return refuse(40163);
  code.spend();

  const { grant } = code;
  const { person, scope } = grant;
  return {
    access_token: webGrants.issueToken(grant),
    expires_in: webTokenLifetime,
    // For an interface that the sandbox does not play.
    refresh_token: `90_${randomBytes(64).toString('base64url')}`,
    openid: person.openid,
    scope,
    ...(scope === 'snsapi_base' ? {} : { unionid: person.unionid }),
    ...(grant.isSnapshot ? { is_snapshotuser: 1 } : {}),
  };
}
