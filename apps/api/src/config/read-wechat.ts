import type { Config } from './config.ts';
import { parseBaseUrl } from './parsers.ts';
import { readWebApps } from './read-web-apps.ts';
import type { Settings } from './settings.ts';

/** What the sandbox of this repository answers to, unless it is told otherwise; no secret. */
const sandbox = {
  apiBase: 'http://127.0.0.1:4010',
  appId: 'wx5a4db0c000000001',
  appSecret: 'sandbox-secret-for-development-only',
} as const;

const realApiBase = 'https://api.weixin.qq.com';
const realAuthorizeBase = 'https://open.weixin.qq.com';

/** WeChat, if there is a secret for it; the sandbox otherwise, and never in production. */
export function readWechat(settings: Settings, isProduction: boolean): Config['wechat'] {
  const appId = settings.text('WECHAT_APP_ID');
  const appSecret = settings.text('WECHAT_APP_SECRET');
  const isSandbox = appSecret === undefined || appSecret === sandbox.appSecret;
  const apiBase = settings.parsed(
    'WECHAT_API_BASE',
    parseBaseUrl,
    isSandbox ? sandbox.apiBase : realApiBase,
    'must be a URL without a query, such as https://api.weixin.qq.com',
  );
  if (isProduction && isSandbox)
    settings.complain(
      'WECHAT_APP_SECRET',
      'is missing or the sandbox’s: set it, and WECHAT_APP_ID, to those of your mini program; the sandbox signs in anybody and is not for production',
    );
  if (isProduction && !isSandbox && apiBase === sandbox.apiBase)
    settings.complain(
      'WECHAT_API_BASE',
      `is the sandbox: leave it out, and the server asks ${realApiBase}`,
    );
  if (appSecret !== undefined && !isSandbox && appId === undefined)
    settings.complain('WECHAT_APP_ID', 'is missing: set the app id that WECHAT_APP_SECRET is for');
  const authorizeBase = settings.parsed(
    'WECHAT_AUTHORIZE_BASE',
    parseBaseUrl,
    isSandbox ? apiBase : realAuthorizeBase,
    'must be a URL without a query, such as https://open.weixin.qq.com',
  );
  const miniAppId = appId ?? sandbox.appId;
  return {
    apiBase,
    appId: miniAppId,
    appSecret: appSecret ?? sandbox.appSecret,
    authorizeBase,
    webApps: readWebApps(settings, { isSandbox, miniAppId }),
  };
}
