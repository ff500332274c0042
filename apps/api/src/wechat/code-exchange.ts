import type { ErrorCode } from '@wugan/shared';

/** The codes a sign-in or proof can be refused with on WeChat's account. */
export type WechatRefusalCode = Extract<ErrorCode, `wechat_${string}`>;

/** Whom WeChat says a code belongs to. */
export interface WechatIdentity {
  readonly kind: 'identity';
  /** The same at every sign-in of this user in this mini program. */
  readonly openid: string;
  /** The same across the owner's apps; null while the mini program is not bound to an open platform account. */
  readonly unionid: string | null;
}

export interface WechatRefusal {
  readonly kind: 'refused';
  readonly code: WechatRefusalCode;
  /** Seconds, for the answer's Retry-After; absent where trying the same again is pointless. */
  readonly retryAfter?: number;
}

export type CodeExchange = WechatIdentity | WechatRefusal;
