import Taro from '@tarojs/taro';
import type { CredentialStore } from '../core/index.ts';
import { member } from '../core/member.ts';

/**
 * One record in WeChat's encrypted storage, in place of the store of `createTaroPlatform`. It takes time,
 * so it is slower to start; an encrypted key holds 0.7 MB at most. WeChat reads it only as it was
 * written: change no existing key to it. What it cannot read (a backup on another phone) counts as a
 * store that failed until the next pair is written over it. Base library 2.21.3; an older one, and H5, store it unencrypted.
 * https://developers.weixin.qq.com/miniprogram/dev/api/storage/wx.setStorage.html
 */
export function createEncryptedTaroStore(key = 'wugan.session.encrypted'): CredentialStore {
  // Taro's types do not know the option.
  const place = { key, encrypt: true };
  let tail: Promise<unknown> = Promise.resolve();

  async function read(): Promise<string | null> {
    try {
      const { data } = await Taro.getStorage<unknown>(place);
      return typeof data === 'string' && data !== '' ? data : null;
    } catch (failure) {
      if (/data not found/.test(String(member(failure, 'errMsg')))) return null;
      throw new Error('The encrypted storage could not be read.', { cause: failure });
    }
  }

  async function revise(decide: (stored: string | null) => string | null): Promise<void> {
    const reading = read();
    const present = await reading.catch(() => null);
    const kept = decide(present);
    // What another phone has encrypted is never read here: it may be written over, not taken for gone.
    if (kept === present) await reading;
    else if (kept === null) await Taro.removeStorage({ key });
    else await Taro.setStorage({ ...place, data: kept });
  }

  return {
    shared: Taro.getEnv() === Taro.ENV_TYPE.WEB,
    read,
    // There is no sync call: whoever comes next waits, so that reading and writing are one step.
    update(decide) {
      const revised = tail.then(() => revise(decide));
      tail = revised.catch(() => {});
      return revised;
    },
  };
}
