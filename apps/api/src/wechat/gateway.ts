import type { SignInOffer } from '@wugan/shared';
import type { WebApp } from '../config/read-web-apps.ts';
import { type CountCall, createAskAndTell } from './ask-and-tell.ts';
import { type CodeExchange, codeToSession } from './code-to-session.ts';
import { createExchangeWebCode, type ExchangeWebCode } from './exchange-web-code.ts';
import { createKeepTrying } from './keep-trying.ts';
import type { WechatLog } from './log-refusal.ts';
import { type PhoneExchange, phoneNumber } from './phone-number.ts';
import { createTokenCache, stableToken } from './stable-token.ts';
import { offersOf } from './web-offers.ts';

export interface WechatGatewayOptions {
  /** WeChat's server API or the sandbox, for instance `https://api.weixin.qq.com`; a path prefix is kept. */
  readonly apiBase: string;
  readonly appId: string;
  readonly appSecret: string;
  /** The apps that sign people in on the web. Default: none. */
  readonly webApps?: readonly WebApp[];
  /** Where a browser finds the authorization pages. Default: https://open.weixin.qq.com */
  readonly authorizeBase?: string;
  readonly log: WechatLog;
  readonly count?: CountCall;
  /** Milliseconds after which one exchange is given up, retries included. Default: 2500. */
  readonly timeLimit?: number;
}

export interface WechatGateway {
  /** Asks WeChat whose code this is; never throws, and spends the code unless WeChat was down. */
  exchangeCode(code: string): Promise<CodeExchange>;
  /** Asks for the number behind a code of the phone button; as {@link exchangeCode} in all else. */
  exchangePhoneCode(code: string): Promise<PhoneExchange>;
  readonly exchangeWebCode: ExchangeWebCode;
  /** The ways to sign in on the web, as a page is told of them. */
  readonly offers: readonly SignInOffer[];
  /** `degraded` from WeChat's first word that app id, secret or address are wrong until the next success. */
  health(): 'ok' | 'degraded';
}

/** An access token that WeChat does not take: of another app, replaced by a newer one, or expired. */
const rejectedToken = [40001, 40014, 42001];

/** The only door to WeChat: its interfaces over HTTP, with their failures sorted, retried and bounded. */
export function createWechatGateway(options: WechatGatewayOptions): WechatGateway {
  const { appId, appSecret, log, count = () => {}, timeLimit = 2500 } = options;
  const { webApps = [], authorizeBase = 'https://open.weixin.qq.com' } = options;
  const apiBase = options.apiBase.replace(/\/+$/, '');
  const { ask, health } = createAskAndTell(log, count);
  // Two, so that trouble with phone numbers keeps nobody from signing in.
  const circuits = { signIn: createKeepTrying(), phone: createKeepTrying() };
  const settings = 'WECHAT_APP';

  function urlOf(path: string, query: Record<string, string> = {}): URL {
    const url = new URL(apiBase + path);
    url.search = new URLSearchParams(query).toString();
    return url;
  }

  const tokens = createTokenCache(
    async () => {
      const body = { grant_type: 'client_credential', appid: appId, secret: appSecret };
      const url = urlOf('/cgi-bin/stable_token');
      const deadline = AbortSignal.timeout(timeLimit);
      const circuit = circuits.phone;
      return (await ask({ what: stableToken, url, body, circuit, deadline, settings })).result;
    },
    () => performance.now(),
  );

  return {
    async exchangeCode(code) {
      const query = { appid: appId, secret: appSecret, js_code: code };
      const url = urlOf('/sns/jscode2session', { ...query, grant_type: 'authorization_code' });
      const deadline = AbortSignal.timeout(timeLimit);
      const circuit = circuits.signIn;
      return (await ask({ what: codeToSession, url, circuit, deadline, settings })).result;
    },

    async exchangePhoneCode(code) {
      const deadline = AbortSignal.timeout(timeLimit);
      for (let isSecond = false; ; isSecond = true) {
        const token = await tokens.token();
        if (token.kind === 'refused') return token;
        const url = urlOf('/wxa/business/getuserphonenumber', { access_token: token.token });
        const question = { what: phoneNumber, url, body: { code }, circuit: circuits.phone };
        const { result, trace } = await ask({ ...question, deadline, settings });
        if (!rejectedToken.includes(trace.errcode ?? 0)) return result;
        tokens.forget(token.token);
        if (isSecond) return result;
      }
    },

    exchangeWebCode: createExchangeWebCode({ webApps, ask, urlOf, timeLimit }),
    offers: offersOf(webApps, authorizeBase),
    health,
  };
}
