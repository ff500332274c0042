import { randomBytes } from 'node:crypto';
import { isCallable, member } from '../logic/unknown-values.ts';
import { settle, type WxArea } from './call-convention.ts';
import type { WxHost } from './wx-host.ts';

/** WeChat gives at most 1 MB of random bytes at once. */
const MOST_BYTES = 1_048_576;

/** `wx.getRandomValues`: cryptographically random bytes, as an ArrayBuffer of the app's realm. */
export const createRandomArea = (host: WxHost): WxArea => ({
  raw: {
    getRandomValues: (options) => {
      const length = Number(member(options, 'length'));
      const isPossible = Number.isInteger(length) && length > 0 && length <= MOST_BYTES;
      const result = host.realm.object();
      result.errMsg = isPossible
        ? 'getRandomValues:ok'
        : 'getRandomValues:fail invalid parameter length';
      if (isPossible) result.randomValues = host.realm.bytes(randomBytes(length));
      if (['success', 'fail', 'complete'].some((name) => isCallable(member(options, name)))) {
        host.timers.later(() => settle(host, options, isPossible, result));
        return undefined;
      }
      return host.realm.promise((resolve, reject) => {
        host.timers.later(() => (isPossible ? resolve : reject)(result));
      });
    },
  },
});
