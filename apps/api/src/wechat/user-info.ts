import { unprintable } from '@wugan/shared/schemas';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { WechatInterface } from './classify-answer.ts';
import { MaybeUnionid } from './wechat-id.ts';

export interface WechatProfile {
  readonly kind: 'profile';
  readonly unionid: string | null;
  /** As long as a nickname may be here, 32 characters; null if WeChat names none. */
  readonly nickname: string | null;
}

const longestNickname = 32;

/** What is no part of a name here, whoever says it. */
const noPartOfNames = new RegExp(`[${unprintable}]`, 'g');

/**
 * `GET /sns/userinfo`: the profile of whoever has this openid. An answer about somebody else is none.
 *
 * Source: https://developers.weixin.qq.com/doc/service/api/webdev/access/api_snsuserinfo.html
 */
export function userInfo(openid: string): WechatInterface<WechatProfile> {
  const Answer = Type.Object({
    openid: Type.Literal(openid),
    nickname: Type.Optional(Type.String()),
    unionid: MaybeUnionid,
    errcode: Type.Optional(Type.Literal(0)),
  });
  return {
    name: 'sns_userinfo',
    spendsCode: false,
    read(body) {
      if (!Value.Check(Answer, body)) return undefined;
      const name = (body.nickname ?? '').replace(noPartOfNames, '').trim();
      const nickname = [...name].slice(0, longestNickname).join('');
      return { kind: 'profile', unionid: body.unionid || null, nickname: nickname || null };
    },
  };
}
