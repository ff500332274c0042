import type { SignInOffer, WebProvider } from '@wugan/shared';
import type { WebApp } from '../config/read-web-apps.ts';

/**
 * The authorization page of each kind of app, and the scope that shows WeChat's question and gives
 * the unionid.
 *
 * Source: https://developers.weixin.qq.com/doc/offiaccount/OA_Web_Apps/Wechat_webpage_authorization.html
 * and https://developers.weixin.qq.com/doc/oplatform/Website_App/WeChat_Login/Wechat_Login.html
 */
const pages = {
  'wechat-official-account': { path: '/connect/oauth2/authorize', scope: 'snsapi_userinfo' },
  'wechat-website': { path: '/connect/qrconnect', scope: 'snsapi_login' },
} as const satisfies Record<WebProvider, { path: string; scope: string }>;

/** What a page is told of the web apps: never their secrets. */
export function offersOf(apps: readonly WebApp[], authorizeBase: string): SignInOffer[] {
  const base = authorizeBase.replace(/\/+$/, '');
  return apps.map(({ provider, appId }) => {
    const { path, scope } = pages[provider];
    return { provider, appId, authorizeUrl: base + path, scope };
  });
}
