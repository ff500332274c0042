import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { SandboxState } from '../state/sandbox-state.ts';
import { judgeAccessToken } from './access-token.ts';
import type { Query } from './query.ts';
import type { Refusal } from './refusal.ts';

const PhoneNumberRequest = Type.Object({ code: Type.Optional(Type.String()) });

interface PhoneNumber {
  readonly errcode: 0;
  readonly errmsg: 'ok';
  readonly phone_info: {
    /** With the country code, unless that is 86. */
    readonly phoneNumber: string;
    readonly purePhoneNumber: string;
    readonly countryCode: string;
    /** `timestamp` is in seconds. */
    readonly watermark: { readonly timestamp: number; readonly appid: string };
  };
}

/**
 * `POST /wxa/business/getuserphonenumber`: a code from the phone button for the phone number.
 *
 * A sign-in code is no phone code: 40029. The page lists that for every bad code; the sandbox tells a
 * spent one apart (40163), as code2Session does.
 *
 * Source: https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-info/phone-number/getPhoneNumber.html
 */
export function phoneNumber(
  state: SandboxState,
  query: Query,
  body: unknown,
): PhoneNumber | Refusal {
  const { refuse } = state;
  const wrongToken = judgeAccessToken(state, query.access_token);
  if (wrongToken) return refuse(wrongToken);
  if (!Value.Check(PhoneNumberRequest, body)) return refuse(47001);
  if (!body.code) return refuse(41008);

  const code = state.codes.lookUp(body.code, 'phone');
  if (code.kind === 'unknown') return refuse(40029);
  if (code.spent) return refuse(40163);
  code.spend();

  const { phone } = code.user;
  const watermark = { timestamp: Math.floor(state.clock() / 1000), appid: state.appId };
  return {
    errcode: 0,
    errmsg: 'ok',
    phone_info: { phoneNumber: phone, purePhoneNumber: phone, countryCode: '86', watermark },
  };
}
