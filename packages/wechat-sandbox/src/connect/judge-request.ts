import type { SandboxState } from '../state/sandbox-state.ts';
import { type WebApp, type WebAppKind, webAppRules } from '../state/web-apps.ts';
import type { Query } from '../wechat/query.ts';

/** A link to an authorization page that WeChat would open. */
export interface ConnectRequest {
  readonly app: WebApp;
  readonly redirectUri: URL;
  readonly scope: string;
  readonly state: string;
}

/** What the page says instead, with WeChat's number for it where its documentation has one. */
export interface ConnectRefusal {
  readonly sentence: string;
  readonly errcode?: number;
}

const refusals = {
  appMissing: { sentence: 'appid 不能为空', errcode: 10012 },
  appUnknown: { sentence: 'appid 参数错误', errcode: 40013 },
  appOfOtherKind: { sentence: '不支持这种应用的 appid', errcode: 10016 },
  redirectMissing: { sentence: 'redirect_uri 不能为空', errcode: 10011 },
  redirectForeign: { sentence: 'redirect_uri 域名与后台配置不一致', errcode: 10003 },
  scopeMissing: { sentence: 'scope 不能为空', errcode: 10010 },
  scopeForeign: { sentence: 'scope 参数错误或没有 scope 权限', errcode: 10005 },
  responseType: { sentence: 'response_type 只能是 code' },
  stateUnfit: { sentence: 'state 只能是字母和数字，最多 128 字节' },
  order: { sentence: '链接的参数顺序不对' },
} as const satisfies Record<string, ConnectRefusal>;

const inOrder = ['appid', 'redirect_uri', 'response_type', 'scope', 'state'];

/**
 * Judges the parameters of `/connect/oauth2/authorize` or `/connect/qrconnect` as WeChat does,
 * their order included ("会对授权链接做正则强匹配校验").
 *
 * Source: https://developers.weixin.qq.com/doc/offiaccount/OA_Web_Apps/Wechat_webpage_authorization.html
 * and https://developers.weixin.qq.com/doc/oplatform/Website_App/WeChat_Login/Wechat_Login.html
 */
export function judgeRequest(
  { webApps, callbackDomains }: Pick<SandboxState, 'webApps' | 'callbackDomains'>,
  kind: WebAppKind,
  query: Query,
): ConnectRequest | ConnectRefusal {
  const { appid, redirect_uri, response_type, scope, state = '' } = query;
  if (!appid) return refusals.appMissing;
  const app = webApps.find((known) => known.appId === appid);
  if (!app) return refusals.appUnknown;
  if (app.kind !== kind) return refusals.appOfOtherKind;
  if (!redirect_uri) return refusals.redirectMissing;
  if (!URL.canParse(redirect_uri)) return refusals.redirectForeign;
  const redirectUri = new URL(redirect_uri);
  if (!isAllowed(redirectUri, callbackDomains)) return refusals.redirectForeign;
  if (response_type !== 'code') return refusals.responseType;
  if (!scope) return refusals.scopeMissing;
  if (!webAppRules[kind].scopes.some((known) => known === scope)) return refusals.scopeForeign;
  if (!/^[a-zA-Z0-9]{0,128}$/.test(state)) return refusals.stateUnfit;
  const known = Object.keys(query).filter((name) => inOrder.includes(name));
  if (known.some((name, n) => name !== inOrder[n])) return refusals.order;
  return { app, redirectUri, scope, state };
}

function isAllowed({ protocol, hostname }: URL, domains: readonly string[]): boolean {
  return ['http:', 'https:'].includes(protocol) && domains.includes(hostname);
}
