import type { SandboxState } from '../state/sandbox-state.ts';
import type { Query } from './query.ts';
import type { Refusal } from './refusal.ts';

interface UserInfo {
  readonly openid: string;
  readonly nickname: string;
  readonly sex: 0;
  readonly province: '';
  readonly city: '';
  readonly country: '';
  readonly headimgurl: '';
  readonly privilege: readonly string[];
  readonly unionid: string;
}

/**
 * `GET /sns/userinfo`: the profile of whoever an access token of the web belongs to. `snsapi_base`
 * does not reach that far: 48001.
 *
 * Source: https://developers.weixin.qq.com/doc/service/api/webdev/access/api_snsuserinfo.html
 */
export function userInfo({ refuse, webGrants }: SandboxState, query: Query): UserInfo | Refusal {
  if (!query.access_token) return refuse(41001);
  const grant = webGrants.judgeToken(query.access_token);
  if (grant === 'unknown') return refuse(40001);
  if (grant === 'expired') return refuse(42001);
  const { person, scope } = grant;
  if (query.openid !== person.openid) return refuse(40003);
  if (scope === 'snsapi_base') return refuse(48001);
  return { ...person, sex: 0, province: '', city: '', country: '', headimgurl: '', privilege: [] };
}
