import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { WechatInterface } from './classify-answer.ts';
import type { WechatRefusal } from './wechat-refusal.ts';

export interface StableToken {
  readonly kind: 'token';
  readonly token: string;
  /** Seconds. */
  readonly expiresIn: number;
}

const Answer = Type.Object({
  access_token: Type.String({ minLength: 1 }),
  expires_in: Type.Integer({ minimum: 1 }),
});

/**
 * `POST /cgi-bin/stable_token`: the access token for calls to WeChat.
 *
 * Source: https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-access-token/getStableAccessToken.html
 */
export const stableToken: WechatInterface<StableToken> = {
  name: 'stable_token',
  spendsCode: false,
  read: (body) =>
    Value.Check(Answer, body)
      ? { kind: 'token', token: body.access_token, expiresIn: body.expires_in }
      : undefined,
};

/** Seconds before its end from which a token is asked for anew: WeChat then has its successor ready. */
const renewBefore = 300;

/** The access token for calls to WeChat, fetched when it is needed. */
export interface TokenCache {
  token(): Promise<StableToken | WechatRefusal>;
  /** WeChat has rejected this one: the next call fetches. */
  forget(token: string): void;
}

/**
 * Keeps one token in this process, and lets everybody who waits for it share one request.
 *
 * Replicas need not share it: `stable_token` gives the same token to whoever asks while it lives, so
 * that none makes another's worthless. In the database it would be a credential that a dump gives away.
 */
export function createTokenCache(
  fetchToken: () => Promise<StableToken | WechatRefusal>,
  now: () => number,
): TokenCache {
  let kept: { readonly answer: StableToken; readonly until: number } | undefined;
  let fetching: Promise<StableToken | WechatRefusal> | undefined;

  async function renew(): Promise<StableToken | WechatRefusal> {
    const askedAt = now();
    const answer = await fetchToken();
    if (answer.kind === 'token') {
      const seconds = Math.max(answer.expiresIn - renewBefore, answer.expiresIn / 2);
      kept = { answer, until: askedAt + seconds * 1000 };
    }
    return answer;
  }

  return {
    async token() {
      if (kept && now() < kept.until) return kept.answer;
      fetching ??= renew().finally(() => {
        fetching = undefined;
      });
      return fetching;
    },
    forget(token) {
      if (kept?.answer.token === token) kept = undefined;
    },
  };
}
