import Taro from '@tarojs/taro';
import type { Send } from '@wugan/session';

/** True where a person picks a sandbox user by name, because there is no `wx.login`. */
export const signsInByName = process.env.TARO_ENV === 'h5';

/**
 * One fresh sign-in code (5 minutes, single use). A mini program asks WeChat and `user` is
 * ignored; H5 asks the sandbox for a code of `user`. Throws when no code came.
 * https://developers.weixin.qq.com/miniprogram/dev/api/open-api/login/wx.login.html
 */
export async function obtainCode(user: string, send: Send, sandboxUrl: string): Promise<string> {
  const answer: unknown =
    process.env.TARO_ENV === 'h5'
      ? (await send({ url: `${sandboxUrl}/sandbox/codes`, method: 'POST', body: { user } })).body
      : await Taro.login();
  const code: unknown =
    typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'code') : undefined;
  if (typeof code !== 'string' || code === '') throw new Error('No sign-in code came.');
  return code;
}
