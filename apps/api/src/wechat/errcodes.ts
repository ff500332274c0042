import type { WechatRefusal, WechatRefusalCode } from './wechat-refusal.ts';

/** Seconds after which a circuit that was broken is tried again, and callers may. */
export const unavailableRetryAfter = 5;

interface ErrcodeMeaning extends Omit<WechatRefusal, 'kind'> {
  readonly code: WechatRefusalCode;
  /** WeChat is down rather than refusing: the same request may be sent again here. */
  readonly down?: true;
}

const misconfigured = { code: 'wechat_misconfigured', retryAfter: 60 } as const;

/**
 * What each errcode means to us; any other is an answer we do not know.
 *
 * Source: https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-login/code2Session.html,
 * the pages of the other interfaces, and "全局返回码" beside them.
 */
export const errcodes: ReadonlyMap<number, ErrcodeMeaning> = new Map<number, ErrcodeMeaning>([
  [-1, { code: 'wechat_unavailable', retryAfter: unavailableRetryAfter, down: true }],
  [40029, { code: 'wechat_code_invalid' }],
  [40163, { code: 'wechat_code_invalid' }],
  [40226, { code: 'wechat_user_blocked' }],
  // 45011 is a quota per minute, 45009 one per day.
  [45011, { code: 'wechat_rate_limited', retryAfter: 60 }],
  [45009, { code: 'wechat_rate_limited', retryAfter: 3600 }],
  // App id unknown, secret wrong, this server's address not on the allow list, app id missing.
  [40013, misconfigured],
  [40125, misconfigured],
  [40164, misconfigured],
  [41002, misconfigured],
]);
