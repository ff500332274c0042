import { numberMember, stringMember } from '../logic/unknown-values.ts';
import type { WxArea } from './call-convention.ts';
import { WxFailure } from './wx-failure.ts';
import { isSinglePage, type WxHost } from './wx-host.ts';

/** Page navigation; every call acts on a later turn, as the page is another thread's in WeChat. */
export const createNavigationArea = (host: WxHost): WxArea => {
  const navigating = (go: (options: unknown) => void) => (options: unknown) =>
    new Promise<void>((resolve, reject) => {
      if (isSinglePage(host))
        return reject(new WxFailure('can not navigate in single page mode', 3));
      host.timers.later(() => {
        try {
          go(options);
          resolve();
        } catch (error) {
          reject(error);
        }
      });
    });
  const url = (options: unknown) => stringMember(options, 'url') ?? '';
  return {
    async: {
      navigateTo: navigating((options) => host.pages.navigateTo(url(options))),
      redirectTo: navigating((options) => host.pages.redirectTo(url(options))),
      reLaunch: navigating((options) => host.pages.reLaunch(url(options))),
      switchTab: navigating((options) => host.pages.switchTab(url(options))),
      navigateBack: navigating((options) =>
        host.pages.navigateBack(numberMember(options, 'delta') ?? 1),
      ),
    },
  };
};
