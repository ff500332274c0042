import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';

/**
 * The errcodes the sandbox gives by itself, with WeChat's words for them.
 *
 * Source: "全局返回码" (https://developers.weixin.qq.com/miniprogram/dev/framework/server-ability/server-code.html)
 * and the error table of each interface's page.
 */
const errorMessages = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40013: 'invalid appid',
  40029: 'invalid code',
  40066: 'invalid url',
  40125: 'invalid appsecret',
  40163: 'code been used',
  40226: 'code blocked',
  41001: 'access_token missing',
  41002: 'appid missing',
  41004: 'appsecret missing',
  41008: 'missing code',
  42001: 'access_token expired',
  43001: 'require GET method',
  43002: 'require POST method',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit, must slower, retry next minute',
  47001: 'data format error',
  48001: 'api unauthorized',
  87009: 'invalid signature',
} as const;

export interface Refusal {
  readonly errcode: number;
  /** Ends in `rid: …`, WeChat's id of the request. */
  readonly errmsg: string;
}

/** Makes WeChat's refusals; an errcode it has no words for is allowed, because faults may name any. */
export type Refuse = (errcode: number) => Refusal;

export function createRefuse(clock: Clock): Refuse {
  const messages = new Map(Object.entries(errorMessages));
  return (errcode) => ({
    errcode,
    errmsg: `${messages.get(String(errcode)) ?? 'error injected by the sandbox'}, rid: ${requestId(clock())}`,
  });
}

/** WeChat's shape: the second in hex, then two random words. */
function requestId(now: number): string {
  const word = () => randomBytes(4).toString('hex');
  return `${Math.floor(now / 1000).toString(16)}-${word()}-${word()}`;
}
