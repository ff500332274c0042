import Taro from '@tarojs/taro';
import type { Prover } from '../core/index.ts';

/**
 * Proves the owner by a fresh `wx.login` code, which the user does not notice. Mini program only: on H5
 * it rejects, and a session with it would be unreachable where it should end.
 * https://developers.weixin.qq.com/miniprogram/dev/api/open-api/login/wx.login.html
 */
export function createWechatProver(): Prover {
  return async () => {
    const { code } = await Taro.login();
    // On H5 Taro resolves without one.
    if (typeof code !== 'string' || code === '') throw new TypeError('wx.login gave no code');
    return { code };
  };
}
