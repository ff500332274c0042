import { askWechat } from './ask-wechat.ts';
import { type Classified, classifyAnswer, type WechatInterface } from './classify-answer.ts';
import { unavailableRetryAfter } from './errcodes.ts';
import type { KeepTrying } from './keep-trying.ts';
import { logRefusal, type WechatLog } from './log-refusal.ts';
import type { WechatRefusal, WechatRefusalCode } from './wechat-refusal.ts';

/** Is told how each call to WeChat ended. */
export type CountCall = (call: string, outcome: 'ok' | WechatRefusalCode) => void;

/** One thing to be asked of WeChat. */
export interface Question<Success> {
  readonly what: WechatInterface<Success>;
  readonly url: URL;
  readonly body?: object;
  readonly circuit: KeepTrying;
  readonly deadline: AbortSignal;
  /** The variables that hold the app's id and secret, as `WECHAT_APP`: what an operator must look at. */
  readonly settings: string;
}

export interface AskAndTell {
  ask<Success extends { readonly kind: string }>(
    question: Question<Success>,
  ): Promise<Pick<Classified<Success>, 'result' | 'trace'>>;
  /** `degraded` from WeChat's first word that an app's id or secret are wrong until the next success of that app. */
  health(): 'ok' | 'degraded';
}

const unavailable: WechatRefusal = {
  kind: 'refused',
  code: 'wechat_unavailable',
  retryAfter: unavailableRetryAfter,
};

/** Asks through a circuit, and lets log, metrics and readiness know how it went. */
export function createAskAndTell(log: WechatLog, count: CountCall): AskAndTell {
  const degraded = new Set<string>();
  return {
    async ask({ what, url, body, circuit, deadline, settings }) {
      const classified = await circuit(
        async () => classifyAnswer(await askWechat(url, deadline, body), what),
        deadline,
      );
      if (!classified) return { result: unavailable, trace: {} };
      const refusal = isRefusal(classified.result) ? classified.result : undefined;
      count(what.name, refusal?.code ?? 'ok');
      if (!refusal) degraded.delete(settings);
      else {
        if (refusal.code === 'wechat_misconfigured') degraded.add(settings);
        logRefusal(log, refusal.code, classified.trace, settings);
      }
      return classified;
    },
    health: () => (degraded.size === 0 ? 'ok' : 'degraded'),
  };
}

function isRefusal(result: { readonly kind: string }): result is WechatRefusal {
  return result.kind === 'refused';
}
