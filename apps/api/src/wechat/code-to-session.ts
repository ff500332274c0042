import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { WechatInterface } from './classify-answer.ts';
import { MaybeUnionid, WechatId } from './wechat-id.ts';
import type { WechatRefusal } from './wechat-refusal.ts';

/** Whom WeChat says a code belongs to. */
export interface WechatIdentity {
  readonly kind: 'identity';
  /** The same at every sign-in of this user in this mini program. */
  readonly openid: string;
  /** The same across the owner's apps; null while the mini program is not bound to an open platform account. */
  readonly unionid: string | null;
}

export type CodeExchange = WechatIdentity | WechatRefusal;

const Answer = Type.Object({
  openid: WechatId,
  unionid: MaybeUnionid,
  errcode: Type.Optional(Type.Literal(0)),
});

/**
 * `GET /sns/jscode2session`: a sign-in code for an openid.
 *
 * This is the one place that sees a `session_key`, and it looks away: only openid and unionid go on.
 *
 * Source: https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-login/code2Session.html
 */
export const codeToSession: WechatInterface<WechatIdentity> = {
  name: 'code2session',
  spendsCode: true,
  read: (body) =>
    Value.Check(Answer, body)
      ? { kind: 'identity', openid: body.openid, unionid: body.unionid || null }
      : undefined,
};
