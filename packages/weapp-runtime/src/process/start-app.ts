import { CUSTOM_TAB_BAR } from '../page/open-page.ts';
import { formatPageUrl } from '../page/page-url.ts';
import type { WxHost } from '../wx/wx-host.ts';
import type { AppInstance } from './app-instance.ts';
import type { CodeLoader } from './code-loader.ts';

/** Runs the app's code, then `onLaunch` and `onShow`, then opens the first page. */
export function startApp(host: WxHost, app: AppInstance, loader: CodeLoader): void {
  const { pages, lazyPages, customTabBar } = host.dist.app;
  host.call(() => {
    loader.loadApp();
    if (customTabBar) loader.loadComponent(CUSTOM_TAB_BAR);
    if (!lazyPages) for (const path of pages) loader.loadComponent(path);
  });
  if (!app.isRegistered()) throw new Error('app.js did not call App()');
  const options = host.realm.give({ ...host.launch, referrerInfo: {} });
  app.run('onLaunch', options);
  app.run('onShow', options);
  host.pages.reLaunch(formatPageUrl(host.launch));
}
