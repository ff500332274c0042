import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { WechatInterface } from './classify-answer.ts';
import type { WechatRefusal } from './wechat-refusal.ts';

export interface WechatPhone {
  readonly kind: 'phone';
  /** `+`, country code, number: as in E.164. */
  readonly phone: string;
}

export type PhoneExchange = WechatPhone | WechatRefusal;

const Answer = Type.Object({
  errcode: Type.Literal(0),
  phone_info: Type.Object({
    purePhoneNumber: Type.String({ pattern: '^\\d{3,16}$' }),
    // Text by WeChat's description, and a number in its example.
    countryCode: Type.Union([
      Type.String({ pattern: '^\\d{1,4}$' }),
      Type.Integer({ minimum: 1, maximum: 9999 }),
    ]),
  }),
});

/**
 * `POST /wxa/business/getuserphonenumber`: a code of the phone button for the number.
 *
 * Source: https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-info/phone-number/getPhoneNumber.html
 */
export const phoneNumber: WechatInterface<WechatPhone> = {
  name: 'getuserphonenumber',
  spendsCode: true,
  read(body) {
    if (!Value.Check(Answer, body)) return undefined;
    const { countryCode, purePhoneNumber } = body.phone_info;
    return { kind: 'phone', phone: `+${countryCode}${purePhoneNumber}` };
  },
};
