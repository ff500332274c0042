import type { WebProvider } from '@wugan/shared';
import type { WebApp } from '../config/read-web-apps.ts';
import type { AskAndTell } from './ask-and-tell.ts';
import { createKeepTrying } from './keep-trying.ts';
import { userInfo } from './user-info.ts';
import { webAccessToken } from './web-access-token.ts';
import type { WechatRefusal } from './wechat-refusal.ts';

/** Whom WeChat says a code of an authorization page belongs to. */
export interface WebIdentity {
  readonly kind: 'identity';
  /** Of the app that the code was made for; `openid` is the same in it at every sign-in. */
  readonly appId: string;
  readonly openid: string;
  readonly unionid: string | null;
  readonly nickname: string | null;
}

export type WebExchange =
  | WebIdentity
  | WechatRefusal
  /** The ids are nobody's: the person sees a snapshot of the page. */
  | { readonly kind: 'snapshot_user' }
  /** No app is set up for this provider. */
  | { readonly kind: 'not_offered' };

/** Asks WeChat whose code this is; never throws, and spends the code unless WeChat was down. */
export type ExchangeWebCode = (provider: WebProvider, code: string) => Promise<WebExchange>;

interface WebExchangeParts {
  readonly webApps: readonly WebApp[];
  readonly ask: AskAndTell['ask'];
  readonly urlOf: (path: string, query: Record<string, string>) => URL;
  /** Milliseconds for both questions, retries included. */
  readonly timeLimit: number;
}

const settingsOf = {
  'wechat-official-account': 'WECHAT_WEB_APP',
  'wechat-website': 'WECHAT_OPEN_APP',
} as const satisfies Record<WebProvider, string>;

export function createExchangeWebCode(parts: WebExchangeParts): ExchangeWebCode {
  const { webApps, ask, urlOf, timeLimit } = parts;
  // One of its own, so that trouble with the web keeps no mini program from signing in.
  const circuit = createKeepTrying();

  return async (provider, code) => {
    const app = webApps.find((each) => each.provider === provider);
    if (!app) return { kind: 'not_offered' };
    const { appId, appSecret } = app;
    const common = {
      circuit,
      deadline: AbortSignal.timeout(timeLimit),
      settings: settingsOf[provider],
    };

    const query = { appid: appId, secret: appSecret, code, grant_type: 'authorization_code' };
    const url = urlOf('/sns/oauth2/access_token', query);
    const { result: token } = await ask({ ...common, what: webAccessToken, url });
    if (token.kind === 'refused') return token;
    if (token.isSnapshot) return { kind: 'snapshot_user' };
    const { openid, unionid } = token;
    const known = { kind: 'identity', appId, openid, unionid, nickname: null } as const;
    if (!token.readsProfile) return known;

    const who = { access_token: token.accessToken, openid, lang: 'zh_CN' };
    const question = { ...common, what: userInfo(openid), url: urlOf('/sns/userinfo', who) };
    const { result: profile } = await ask(question);
    if (profile.kind === 'profile')
      return { ...known, unionid: unionid ?? profile.unionid, nickname: profile.nickname };
    // A name can wait. Without a unionid this would become a second user who is the same person.
    return unionid === null ? profile : known;
  };
}
