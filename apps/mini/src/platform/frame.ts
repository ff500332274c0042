import Taro from '@tarojs/taro';
import colours from '../theme.json';

interface Tab {
  readonly icon: 'home' | 'me' | 'lab';
  readonly text: string;
  readonly isShown: boolean;
}

interface Frame {
  readonly title: string;
  /** The app's own name: a browser's title says it, too. */
  readonly app: string;
  readonly theme: 'system' | 'light' | 'dark';
  /** A language tag, for those who read the page aloud. */
  readonly language: string;
  /** The tab bar's items; empty on a page that has none. */
  readonly tabs: readonly Tab[];
}

/** Puts title, tab bar and colours around the page that is shown. */
export function dressFrame({ title, app, theme, language, tabs }: Frame): void {
  quietly(Taro.setNavigationBarTitle({ title: nameOf(title, app) }));
  for (const [index, { text }] of tabs.entries()) quietly(Taro.setTabBarItem({ index, text }));
  if (process.env.TARO_ENV === 'h5') dressDocument(theme, language, tabs);
  else dressWechat(theme, tabs);
}

/** Above a page of WeChat stands its title alone; a browser's tab stands among those of other pages. */
function nameOf(title: string, app: string): string {
  return process.env.TARO_ENV !== 'h5' || title === app ? title : `${title} · ${app}`;
}

function dressDocument(theme: Frame['theme'], language: string, tabs: Frame['tabs']): void {
  document.documentElement.lang = language;
  document.body.classList.remove('theme-system', 'theme-light', 'theme-dark');
  document.body.classList.add(`theme-${theme}`);
  // Taro's tab bar says by its colours alone which tab is shown.
  for (const [index, item] of document.querySelectorAll('.weui-tabbar__item').entries()) {
    if (tabs[index]?.isShown) item.setAttribute('aria-current', 'page');
    else item.removeAttribute('aria-current');
  }
}

let isDressed = false;

/** theme.json follows the system by itself, until a choice has painted over it once. */
function dressWechat(theme: Frame['theme'], tabs: Frame['tabs']): void {
  if (theme === 'system' && !isDressed) return;
  isDressed = true;
  const wanted = theme === 'system' ? Taro.getAppBaseInfo().theme : theme;
  const of = colours[wanted === 'dark' ? 'dark' : 'light'];
  const isWhite = of.barText === 'white';
  const frontColor = isWhite ? '#ffffff' : '#000000';
  quietly(Taro.setNavigationBarColor({ frontColor, backgroundColor: of.bar }));
  quietly(Taro.setBackgroundColor({ backgroundColor: of.page }));
  if (tabs.length === 0) return;
  const borderStyle = isWhite ? 'white' : 'black';
  const bar = { color: of.tabText, selectedColor: of.tabTextOn, backgroundColor: of.tabBar };
  quietly(Taro.setTabBarStyle({ ...bar, borderStyle }));
  for (const [index, { icon }] of tabs.entries()) {
    const icons = { iconPath: of[`${icon}Icon`], selectedIconPath: of[`${icon}IconOn`] };
    quietly(Taro.setTabBarItem({ index, ...icons }));
  }
}

/** The person may have left the page meanwhile; the next one is dressed when it is shown. */
function quietly(change: Promise<unknown>): void {
  change.catch(() => {});
}
