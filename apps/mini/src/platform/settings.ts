import Taro from '@tarojs/taro';

declare const WUGAN_API_URL: string;
declare const WUGAN_SANDBOX_URL: string;

/** Where the servers are. `sandboxUrl` is empty where there is no WeChat sandbox to sign in with. */
export interface Settings {
  readonly apiUrl: string;
  readonly sandboxUrl: string;
}

/**
 * Reads where the servers are: what was built in (`TARO_APP_API_URL`, `TARO_APP_SANDBOX_URL`),
 * replaced by what the place of running says. On H5 that is `window.__WUGAN__`, set by `config.js`
 * beside the page; in a mini program `ext` of ext.json. Never a query or a launch parameter:
 * whoever writes a link must not choose where tokens are sent.
 */
export function readSettings(): Settings {
  const own = process.env.TARO_ENV === 'h5' ? pageSettings() : Taro.getExtConfigSync?.();
  return {
    apiUrl: pick(own, 'apiUrl') ?? WUGAN_API_URL,
    sandboxUrl: pick(own, 'sandboxUrl') ?? WUGAN_SANDBOX_URL,
  };
}

function pageSettings(): unknown {
  return Reflect.get(window, '__WUGAN__');
}

function pick(settings: unknown, name: keyof Settings): string | undefined {
  if (typeof settings !== 'object' || settings === null) return undefined;
  const value: unknown = Reflect.get(settings, name);
  return typeof value === 'string' ? value.replace(/\/$/, '') : undefined;
}
