import { askWechat } from './ask-wechat.ts';
import { type Classified, classifyAnswer, type WechatInterface } from './classify-answer.ts';
import { type CodeExchange, codeToSession } from './code-to-session.ts';
import { unavailableRetryAfter } from './errcodes.ts';
import { createKeepTrying } from './keep-trying.ts';
import { logRefusal, type WechatLog } from './log-refusal.ts';
import { type PhoneExchange, phoneNumber } from './phone-number.ts';
import { createTokenCache, stableToken } from './stable-token.ts';
import type { WechatRefusal, WechatRefusalCode } from './wechat-refusal.ts';

export interface WechatGatewayOptions {
  /** WeChat's server API or the sandbox, for instance `https://api.weixin.qq.com`; a path prefix is kept. */
  readonly apiBase: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly log: WechatLog;
  /** Is told how each call to WeChat ended. */
  readonly count?: (call: string, outcome: 'ok' | WechatRefusalCode) => void;
  /** Milliseconds after which one exchange is given up, retries included. Default: 2500. */
  readonly timeLimit?: number;
}

export interface WechatGateway {
  /** Asks WeChat whose code this is; never throws, and spends the code unless WeChat was down. */
  exchangeCode(code: string): Promise<CodeExchange>;
  /** Asks for the number behind a code of the phone button; as {@link exchangeCode} in all else. */
  exchangePhoneCode(code: string): Promise<PhoneExchange>;
  /** `degraded` from WeChat's first word that app id, secret or address are wrong until the next success. */
  health(): 'ok' | 'degraded';
}

/** An access token that WeChat does not take: of another app, replaced by a newer one, or expired. */
const rejectedToken = [40001, 40014, 42001];

const unavailable: WechatRefusal = {
  kind: 'refused',
  code: 'wechat_unavailable',
  retryAfter: unavailableRetryAfter,
};

/** The only door to WeChat: its interfaces over HTTP, with their failures sorted, retried and bounded. */
export function createWechatGateway(options: WechatGatewayOptions): WechatGateway {
  const { appId, appSecret, log, count = () => {}, timeLimit = 2500 } = options;
  const apiBase = options.apiBase.replace(/\/+$/, '');
  // Two, so that trouble with phone numbers keeps nobody from signing in.
  const circuits = { signIn: createKeepTrying(), phone: createKeepTrying() };
  let health: 'ok' | 'degraded' = 'ok';

  function urlOf(path: string, query: Record<string, string> = {}): URL {
    const url = new URL(apiBase + path);
    url.search = new URLSearchParams(query).toString();
    return url;
  }

  async function ask<Success extends { readonly kind: string }>(
    circuit: keyof typeof circuits,
    what: WechatInterface<Success>,
    url: URL,
    deadline: AbortSignal,
    body?: object,
  ): Promise<Pick<Classified<Success>, 'result' | 'trace'>> {
    const classified = await circuits[circuit](
      async () => classifyAnswer(await askWechat(url, deadline, body), what),
      deadline,
    );
    if (!classified) return { result: unavailable, trace: {} };
    const refusal = isRefusal(classified.result) ? classified.result : undefined;
    count(what.name, refusal?.code ?? 'ok');
    if (!refusal) health = 'ok';
    else {
      if (refusal.code === 'wechat_misconfigured') health = 'degraded';
      logRefusal(log, refusal.code, classified.trace);
    }
    return classified;
  }

  const tokens = createTokenCache(
    async () => {
      const body = { grant_type: 'client_credential', appid: appId, secret: appSecret };
      const url = urlOf('/cgi-bin/stable_token');
      return (await ask('phone', stableToken, url, AbortSignal.timeout(timeLimit), body)).result;
    },
    () => performance.now(),
  );

  return {
    async exchangeCode(code) {
      const query = { appid: appId, secret: appSecret, js_code: code };
      const url = urlOf('/sns/jscode2session', { ...query, grant_type: 'authorization_code' });
      return (await ask('signIn', codeToSession, url, AbortSignal.timeout(timeLimit))).result;
    },

    async exchangePhoneCode(code) {
      const deadline = AbortSignal.timeout(timeLimit);
      for (let isSecond = false; ; isSecond = true) {
        const token = await tokens.token();
        if (token.kind === 'refused') return token;
        const url = urlOf('/wxa/business/getuserphonenumber', { access_token: token.token });
        const { result, trace } = await ask('phone', phoneNumber, url, deadline, { code });
        if (!rejectedToken.includes(trace.errcode ?? 0)) return result;
        tokens.forget(token.token);
        if (isSecond) return result;
      }
    },

    health: () => health,
  };
}

function isRefusal(result: { readonly kind: string }): result is WechatRefusal {
  return result.kind === 'refused';
}
