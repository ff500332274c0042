import type { WebProvider } from '@wugan/shared';
import type { Settings } from './settings.ts';

/** An app at WeChat that signs people in on the web. */
export interface WebApp {
  readonly provider: WebProvider;
  readonly appId: string;
  readonly appSecret: string;
}

/** What the sandbox's two web apps answer to, unless it is told otherwise; no secrets. */
const sandboxApps = {
  'wechat-official-account': {
    appId: 'wx5a4db0c000000002',
    appSecret: 'sandbox-secret-of-the-official-account',
  },
  'wechat-website': {
    appId: 'wx5a4db0c000000003',
    appSecret: 'sandbox-secret-of-the-website-app',
  },
} as const;

/**
 * The web apps that are set up: `WECHAT_WEB_APP_*` (official account) and `WECHAT_OPEN_APP_*` (website).
 * What is not set up is not offered; with the sandbox both are. `miniAppId` must be none of theirs.
 */
export function readWebApps(
  settings: Settings,
  { isSandbox, miniAppId }: { isSandbox: boolean; miniAppId: string },
): readonly WebApp[] {
  const read = (provider: WebProvider, name: string): WebApp[] => {
    const appId = settings.text(`${name}_ID`);
    const appSecret = settings.text(`${name}_SECRET`);
    const fallback = sandboxApps[provider];
    if (appId === undefined && appSecret === undefined)
      return isSandbox ? [{ provider, ...fallback }] : [];
    if (appId === undefined || appSecret === undefined) {
      const [missing, given] = appId === undefined ? ['ID', 'SECRET'] : ['SECRET', 'ID'];
      settings.complain(
        `${name}_${missing}`,
        `is missing: set both, or leave ${name}_${given} out too, and this way to sign in is not offered`,
      );
      return [];
    }
    if (!isSandbox && appSecret === fallback.appSecret)
      settings.complain(`${name}_SECRET`, 'is the sandbox’s: set your own, or leave it out');
    return [{ provider, appId, appSecret }];
  };
  const apps = [
    ...read('wechat-official-account', 'WECHAT_WEB_APP'),
    ...read('wechat-website', 'WECHAT_OPEN_APP'),
  ];
  const ids = [miniAppId, ...apps.map(({ appId }) => appId)];
  if (new Set(ids).size < ids.length)
    settings.complain(
      'WECHAT_APP_ID, WECHAT_WEB_APP_ID, WECHAT_OPEN_APP_ID',
      'share an app id: mini program, official account and website app each have one of their own',
    );
  return apps;
}
