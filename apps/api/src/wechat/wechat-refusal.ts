import type { ErrorCode } from '@wugan/shared';

/** The codes that a request can be refused with on WeChat's account. */
export type WechatRefusalCode = Extract<ErrorCode, `wechat_${string}`>;

export interface WechatRefusal {
  readonly kind: 'refused';
  readonly code: WechatRefusalCode;
  /** Seconds, for the answer's Retry-After; absent where trying the same again is pointless. */
  readonly retryAfter?: number;
}
