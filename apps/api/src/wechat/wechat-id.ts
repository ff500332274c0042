import { Type } from 'typebox';

/** An openid or unionid: WeChat's have 28 or 29 characters. What is none must not reach the database, which would choke on it. */
export const WechatId = Type.String({ pattern: '^[\\w-]{1,128}$' });

/** WeChat leaves it out, or empty, where there is none. */
export const MaybeUnionid = Type.Optional(Type.Union([WechatId, Type.Literal(''), Type.Null()]));
