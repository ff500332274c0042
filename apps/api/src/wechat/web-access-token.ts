import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { WechatInterface } from './classify-answer.ts';
import { MaybeUnionid, WechatId } from './wechat-id.ts';

/** What a code of an authorization page is worth. The access token reads one person's profile, and is kept nowhere. */
export interface WebAccessToken {
  readonly kind: 'web_token';
  readonly accessToken: string;
  readonly openid: string;
  readonly unionid: string | null;
  /** Whether the person allowed their profile to be read. */
  readonly readsProfile: boolean;
  /** The page is a snapshot (快照页): openid and unionid are made up by WeChat. */
  readonly isSnapshot: boolean;
}

const Answer = Type.Object({
  access_token: Type.String({ minLength: 1 }),
  openid: WechatId,
  unionid: MaybeUnionid,
  scope: Type.Optional(Type.String()),
  is_snapshotuser: Type.Optional(Type.Unknown()),
  errcode: Type.Optional(Type.Literal(0)),
});

const readingScopes = ['snsapi_userinfo', 'snsapi_login'];

/**
 * `GET /sns/oauth2/access_token`: a code of an authorization page for who allowed it. The refresh token
 * that comes with it is dropped here.
 *
 * Source: https://developers.weixin.qq.com/doc/offiaccount/OA_Web_Apps/Wechat_webpage_authorization.html
 * and https://developers.weixin.qq.com/doc/oplatform/Website_App/WeChat_Login/Wechat_Login.html
 */
export const webAccessToken: WechatInterface<WebAccessToken> = {
  name: 'oauth2_access_token',
  spendsCode: true,
  read(body) {
    if (!Value.Check(Answer, body)) return undefined;
    const scopes = (body.scope ?? '').split(',');
    return {
      kind: 'web_token',
      accessToken: body.access_token,
      openid: body.openid,
      unionid: body.unionid || null,
      readsProfile: scopes.some((scope) => readingScopes.includes(scope)),
      // WeChat says 1 or nothing; what is neither is not taken for a person.
      isSnapshot: (body.is_snapshotuser ?? 0) !== 0,
    };
  },
};
