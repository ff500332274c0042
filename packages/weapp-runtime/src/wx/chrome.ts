import { member, numberMember, stringMember } from '../logic/unknown-values.ts';
import type { WxArea } from './call-convention.ts';
import type { WxHost } from './wx-host.ts';

/** Calls that change only how the frame around a page looks: they succeed, and nothing is drawn. */
const UNSEEN = [
  'setNavigationBarColor',
  'showNavigationBarLoading',
  'hideNavigationBarLoading',
  'setBackgroundColor',
  'setBackgroundTextStyle',
  'hideHomeButton',
  'hideShareMenu',
  'showShareMenu',
  'updateShareMenu',
  'setTabBarItem',
  'setTabBarStyle',
  'showTabBar',
  'hideTabBar',
  'showTabBarRedDot',
  'hideTabBarRedDot',
  'pageScrollTo',
  'startPullDownRefresh',
  'stopPullDownRefresh',
  'hideKeyboard',
  'loadFontFace',
  'setKeepScreenOn',
] as const;

/** Navigation bar, tab bar badges and the like. */
export const createChromeArea = (host: WxHost): WxArea => ({
  async: {
    ...Object.fromEntries(UNSEEN.map((name) => [name, () => undefined])),
    setNavigationBarTitle: (options) => {
      const page = host.pages.top();
      if (page) page.title = stringMember(options, 'title') ?? '';
    },
    setTabBarBadge: (options) => {
      const text = member(options, 'text');
      host.pages.badges.set(numberMember(options, 'index') ?? 0, String(text));
    },
    removeTabBarBadge: (options) => {
      host.pages.badges.delete(numberMember(options, 'index') ?? 0);
    },
  },
});
