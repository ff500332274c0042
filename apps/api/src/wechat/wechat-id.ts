import { Type } from 'typebox';

/**
 * An openid or unionid. WeChat's have 28 or 29 characters, letters mostly, which is no promise; what the
 * database would choke on must not reach it.
 */
export const WechatId = Type.String({ pattern: '^[^\\x00-\\x1f\\x7f\\ud800-\\udfff]{1,128}$' });

/** WeChat leaves it out, or empty, where there is none. */
export const MaybeUnionid = Type.Optional(Type.Union([WechatId, Type.Literal(''), Type.Null()]));
