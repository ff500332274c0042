import { setImmediate as nextTurn } from 'node:timers/promises';
import type { OpenPage } from '../page/open-page.ts';
import { createPageHandle, type PageHandle, type WaitOptions } from '../page/page-handle.ts';
import { WITHIN, waitUntil } from '../page/wait-until.ts';
import type { NetworkCall } from '../wx/connections.ts';
import type { SocketCall } from '../wx/sockets.ts';
import type { AppProcess } from './app-process.ts';
import { describeProcess } from './describe-process.ts';
import type { AppError, ConsoleLine, Toast } from './process-journal.ts';

export interface Tab {
  readonly text: string;
  readonly path: string;
  readonly selected: boolean;
  readonly badge: string | undefined;
}

/** A running mini program, as its user and a test see it. */
export interface App {
  /** The visible page. */
  page(): PageHandle;
  /** Paths of all open pages, the visible one last. */
  paths(): string[];
  /** The tab bar, whoever draws it. */
  tabs(): Tab[];
  /** Taps a tab, by its text or its path, and gives its page. */
  switchTab(textOrPath: string): Promise<PageHandle>;
  /** The phone's back gesture. */
  back(): Promise<PageHandle>;
  waitForPage(path: string, options?: WaitOptions): Promise<PageHandle>;
  /** All toasts, loading masks, modals and action sheets shown so far. */
  toasts(): readonly Toast[];
  waitForToast(title: string | RegExp, options?: WaitOptions): Promise<Toast>;
  /** What the user will answer to the next modal; it is confirmed unless told. */
  answerModal(confirm: boolean): void;
  /** What the user will choose on the next action sheet; it is cancelled unless told. */
  answerActionSheet(choice: number | 'cancel'): void;
  /** Uncaught errors, unhandled rejections and `console.error`. */
  errors(): readonly AppError[];
  console(): readonly ConsoleLine[];
  /** Every request, upload and download so far, in the order of the calls. */
  requests(): readonly NetworkCall[];
  /** Every socket so far, in the order of the calls. */
  sockets(): readonly SocketCall[];
  /** Bytes of JSON that each `setData` so far has sent from logic to view, in order. */
  setDataSizes(): readonly number[];
  /** A new version has been downloaded: `onUpdateReady` of the update manager is told. */
  finishUpdate(): void;
  /** True once the app has asked to be restarted with it (`applyUpdate`); it runs on here. */
  appliesUpdate(): boolean;
  /** Sends the mini program to the background. */
  hide(): void;
  /** Brings it back. */
  show(options?: { scene?: number }): void;
  /** Ends the process at once, with its timers and requests; what it stored stays. */
  kill(): void;
  /** The page, errors, toasts and requests, as failures print them. */
  describe(): string;
}

/** Wraps a process for tests. */
export function createAppHandle(process: AppProcess): App {
  const { host, view } = process;
  const { pages, journal, connections, answers } = host;
  const describe = () => describeProcess(pages, journal, connections);
  const requireAlive = () => {
    if (!host.isAlive()) throw new Error('this process has been killed: launch the app again');
  };

  const handleOf = (page: OpenPage): PageHandle => createPageHandle(view, page, page.run, describe);

  const page = (): PageHandle => {
    requireAlive();
    const top = pages.top();
    if (top === undefined) throw new Error(`no page is open.\n${describe()}`);
    return handleOf(top);
  };

  const tabs = (): Tab[] =>
    host.dist.app.tabs.map(({ text, pagePath }, index) => ({
      text,
      path: pagePath,
      selected: pages.top()?.path === pagePath,
      badge: pages.badges.get(index),
    }));

  return {
    page,
    tabs,
    describe,
    paths: () => pages.open.map(({ path }) => path),
    switchTab: async (textOrPath) => {
      requireAlive();
      const index = tabs().findIndex(({ text, path }) => [text, path].includes(textOrPath));
      const tab = tabs()[index];
      if (tab === undefined) {
        const texts = tabs().map(({ text }) => text);
        throw new Error(`no tab "${textOrPath}"; there are: ${texts.join(', ')}`);
      }
      pages.switchTab(`/${tab.path}`);
      pages
        .top()
        ?.run('onTabItemTap', host.realm.give({ index, pagePath: tab.path, text: tab.text }));
      await nextTurn();
      return page();
    },
    back: async () => {
      requireAlive();
      pages.navigateBack(1);
      await nextTurn();
      return page();
    },
    waitForPage: (path, { within = WITHIN } = {}) =>
      waitUntil(
        () => (pages.top()?.path === path ? page() : undefined),
        within,
        () => `${path} was not opened within ${within} ms.\n${describe()}`,
      ),
    toasts: () => journal.toasts,
    waitForToast: (title, { within = WITHIN } = {}) =>
      waitUntil(
        () =>
          journal.toasts.find((toast) =>
            title instanceof RegExp ? title.test(toast.title) : toast.title === title,
          ),
        within,
        () => `no toast "${title}" within ${within} ms.\n${describe()}`,
      ),
    answerModal: (confirm) => void answers.modals.push(confirm),
    answerActionSheet: (choice) => void answers.actionSheets.push(choice),
    errors: () => journal.errors,
    console: () => journal.console,
    requests: () => connections.calls,
    sockets: () => host.sockets.calls,
    setDataSizes: () => journal.setData,
    finishUpdate: () => host.events.emit('UpdateReady', host.realm.give({})),
    appliesUpdate: () => journal.appliesUpdate,
    hide: process.hide,
    show: process.show,
    kill: process.kill,
  };
}
