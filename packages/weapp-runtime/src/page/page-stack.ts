import type { AppConfig } from '../package/app-config.ts';
import { WxFailure } from '../wx/wx-failure.ts';
import type { OpenPage } from './open-page.ts';
import { type PageUrl, parsePageUrl } from './page-url.ts';

export interface PageStack {
  /** Open pages, the visible one last. */
  readonly open: readonly OpenPage[];
  /** Tab bar badges by tab index. */
  readonly badges: Map<number, string>;
  top(): OpenPage | undefined;
  isTab(page: PageUrl): boolean;
  navigateTo(url: string): void;
  redirectTo(url: string): void;
  reLaunch(url: string): void;
  switchTab(url: string): void;
  navigateBack(delta: number): void;
  /** Shows or hides the top page, with the whole mini program. */
  setShown(shown: boolean): void;
}

interface PageStackHooks {
  open(url: PageUrl, isTab: boolean): OpenPage;
  later(task: () => void): void;
}

/** WeChat's limit on pages on top of each other. */
const MAX_PAGES = 10;

/** The stack of pages, with tab pages kept alive between switches. */
export function createPageStack(app: AppConfig, hooks: PageStackHooks): PageStack {
  const tabPaths = new Set(app.tabs.map(({ pagePath }) => pagePath));
  const isTab = ({ path }: PageUrl) => tabPaths.has(path);
  const keptTabs = new Map<string, OpenPage>();
  const badges = new Map<number, string>();
  let stack: OpenPage[] = [];
  const top = () => stack.at(-1);

  const parse = (url: string): PageUrl => {
    const parsed = parsePageUrl(url, top()?.path);
    if (!app.pages.includes(parsed.path)) throw new WxFailure(`page "${parsed.path}" is not found`);
    return parsed;
  };

  const requirePlainPage = (verb: string, page: PageUrl): void => {
    if (isTab(page)) throw new WxFailure(`can not ${verb} a tabbar page`);
  };

  const create = (url: PageUrl): OpenPage => {
    const page = hooks.open(url, isTab(url));
    if (isTab(url)) keptTabs.set(url.path, page);
    return page;
  };

  const showNew = (page: OpenPage): void => {
    page.load();
    page.setShown(true);
    hooks.later(() => {
      if (stack.includes(page)) page.ready();
    });
  };

  const closeAll = (pages: Iterable<OpenPage>): void => {
    for (const page of [...pages].reverse()) {
      if (keptTabs.get(page.path) === page) keptTabs.delete(page.path);
      page.close();
    }
  };

  return {
    get open() {
      return stack;
    },
    badges,
    top,
    isTab,
    setShown: (shown) => top()?.setShown(shown),
    navigateTo: (url) => {
      const target = parse(url);
      requirePlainPage('navigateTo', target);
      if (stack.length >= MAX_PAGES) throw new WxFailure('webview count limit exceed');
      top()?.setShown(false);
      const page = create(target);
      stack.push(page);
      showNew(page);
    },
    redirectTo: (url) => {
      const target = parse(url);
      requirePlainPage('redirectTo', target);
      closeAll(stack.splice(-1));
      const page = create(target);
      stack.push(page);
      showNew(page);
    },
    reLaunch: (url) => {
      const target = parse(url);
      const left = new Set([...keptTabs.values(), ...stack]);
      stack = [];
      closeAll(left);
      const page = create(target);
      stack = [page];
      showNew(page);
    },
    switchTab: (url) => {
      const target = parse(url);
      if (!isTab(target)) throw new WxFailure('can not switch to no-tabBar page');
      const left = top();
      const kept = keptTabs.get(target.path);
      if (left !== undefined && left === kept) return;
      if (left !== undefined && isTab(left)) left.setShown(false);
      closeAll(stack.filter((page) => !isTab(page)));
      const page = kept ?? create({ path: target.path, query: {} });
      stack = [page];
      if (kept) kept.setShown(true);
      else showNew(page);
    },
    navigateBack: (delta) => {
      const count = Math.min(Math.max(1, delta), stack.length - 1);
      if (count < 1) throw new WxFailure('cannot navigate back at first page.');
      closeAll(stack.splice(stack.length - count, count));
      top()?.setShown(true);
    },
  };
}
