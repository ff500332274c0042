import { askWechat } from './ask-wechat.ts';
import { type Classified, classifyAnswer } from './classify-answer.ts';
import type { CodeExchange } from './code-exchange.ts';
import { unavailableRetryAfter } from './errcodes.ts';
import { createKeepTrying } from './keep-trying.ts';
import { logRefusal, type WechatLog } from './log-refusal.ts';

export interface WechatGatewayOptions {
  /** WeChat's server API or the sandbox, for instance `https://api.weixin.qq.com`; a path prefix is kept. */
  readonly apiBase: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly log: WechatLog;
  /** Milliseconds after which one exchange is given up, retries included. Default: 2500. */
  readonly timeLimit?: number;
}

export interface WechatGateway {
  /** Asks WeChat whose code this is; never throws, and spends the code unless WeChat was down. */
  exchangeCode(code: string): Promise<CodeExchange>;
  /** `degraded` from WeChat's first word that app id, secret or address are wrong until the next success. */
  health(): 'ok' | 'degraded';
}

/** The only door to WeChat: code2Session over HTTP, with its failures sorted, retried and bounded. */
export function createWechatGateway(options: WechatGatewayOptions): WechatGateway {
  const { appId, appSecret, log, timeLimit = 2500 } = options;
  const endpoint = new URL(`${options.apiBase.replace(/\/+$/, '')}/sns/jscode2session`);
  const keepTrying = createKeepTrying();
  let health: 'ok' | 'degraded' = 'ok';

  function urlFor(code: string): URL {
    const url = new URL(endpoint);
    const query = { appid: appId, secret: appSecret, js_code: code };
    url.search = new URLSearchParams({ ...query, grant_type: 'authorization_code' }).toString();
    return url;
  }

  function note({ exchange, trace }: Classified): void {
    if (exchange.kind === 'identity') health = 'ok';
    else {
      if (exchange.code === 'wechat_misconfigured') health = 'degraded';
      logRefusal(log, exchange.code, trace);
    }
  }

  return {
    async exchangeCode(code) {
      const url = urlFor(code);
      const deadline = AbortSignal.timeout(timeLimit);
      const ask = async () => classifyAnswer(await askWechat(url, deadline));
      const result = await keepTrying(ask, deadline);
      if (result) {
        note(result);
        return result.exchange;
      }
      return { kind: 'refused', code: 'wechat_unavailable', retryAfter: unavailableRetryAfter };
    },
    health: () => health,
  };
}
