import { member, stringMember } from '../logic/unknown-values.ts';
import type { WxArea } from './call-convention.ts';
import { WxFailure } from './wx-failure.ts';
import type { WxHost } from './wx-host.ts';

const KEY_LIMIT = 1024 * 1024;
const TOTAL_LIMIT = 10 * 1024 * 1024;
const NOT_FOUND = 'data not found';

const byteLength = (text: string): number => Buffer.byteLength(text);

const totalBytes = ({ storage }: WxHost): number =>
  [...storage.texts].reduce((sum, [key, text]) => sum + byteLength(key) + byteLength(text), 0);

const requireWorking = (host: WxHost, writing: boolean): void => {
  if (host.storage.faulty === 'throws') throw new WxFailure('internal error');
  if (writing && host.storage.faulty === 'full') {
    throw new WxFailure('exceed storage max size 10Mb');
  }
};

const write = (host: WxHost, key: unknown, value: unknown): void => {
  requireWorking(host, true);
  if (typeof key !== 'string' || key === '') {
    throw new WxFailure('parameter error: parameter.key should be a non-empty String');
  }
  const text = host.realm.stringify(value) ?? '""';
  if (byteLength(text) > KEY_LIMIT) throw new WxFailure('exceed storage item max length 1Mb');
  const before = byteLength(host.storage.texts.get(key) ?? '');
  if (totalBytes(host) - before + byteLength(text) > TOTAL_LIMIT) {
    throw new WxFailure('exceed storage max size 10Mb');
  }
  host.storage.texts.set(key, text);
};

const read = (host: WxHost, key: unknown): unknown => {
  requireWorking(host, false);
  const text = host.storage.texts.get(String(key));
  if (text === undefined) throw new WxFailure(NOT_FOUND);
  return JSON.parse(text);
};

const readOrEmpty = (host: WxHost, key: unknown): unknown => {
  try {
    return read(host, key);
  } catch (error) {
    if (error instanceof WxFailure && error.reason === NOT_FOUND) return '';
    throw error;
  }
};

const remove = (host: WxHost, key: unknown): void => {
  requireWorking(host, false);
  host.storage.texts.delete(String(key));
};

const clear = (host: WxHost): void => {
  requireWorking(host, false);
  host.storage.texts.clear();
};

const describe = (host: WxHost) => {
  requireWorking(host, false);
  return {
    keys: [...host.storage.texts.keys()],
    currentSize: Math.ceil(totalBytes(host) / 1024),
    limitSize: TOTAL_LIMIT / 1024,
  };
};

/** A sync call throws `Error("<api>:fail <reason>")`. */
const throwing = <Result>(api: string, run: () => Result): Result => {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof WxFailure)) throw error;
    throw new Error(`${api}:fail ${error.reason}`);
  }
};

/**
 * Storage, sync and async: 1 MB a key, 10 MB in all, values cloned through JSON.
 *
 * `encrypt: true` is accepted by the async calls and changes nothing here.
 */
export const createStorageArea = (host: WxHost): WxArea => ({
  sync: {
    setStorageSync: (key, value) => throwing('setStorageSync', () => write(host, key, value)),
    getStorageSync: (key) => throwing('getStorageSync', () => readOrEmpty(host, key)),
    removeStorageSync: (key) => throwing('removeStorageSync', () => remove(host, key)),
    clearStorageSync: () => throwing('clearStorageSync', () => clear(host)),
    getStorageInfoSync: () => throwing('getStorageInfoSync', () => describe(host)),
  },
  async: {
    setStorage: (options) => write(host, member(options, 'key'), member(options, 'data')),
    getStorage: (options) => ({ data: read(host, member(options, 'key')) }),
    removeStorage: (options) => remove(host, stringMember(options, 'key')),
    clearStorage: () => clear(host),
    getStorageInfo: () => describe(host),
  },
});
