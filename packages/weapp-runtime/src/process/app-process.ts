import { createLogicConsole } from '../logic/logic-console.ts';
import { createLogicRealm } from '../logic/logic-realm.ts';
import { createProcessTimers } from '../logic/process-timers.ts';
import { reportRejections } from '../logic/realm-rejections.ts';
import { isCallable } from '../logic/unknown-values.ts';
import { openPage } from '../page/open-page.ts';
import { createPageStack } from '../page/page-stack.ts';
import type { PhoneState } from '../phone/phone-state.ts';
import { createView, type View } from '../view/view.ts';
import { createConnections } from '../wx/connections.ts';
import { createWx } from '../wx/create-wx.ts';
import { createWxEvents } from '../wx/wx-events.ts';
import { WxFailure } from '../wx/wx-failure.ts';
import { isSinglePage, type LaunchOptions, type WxHost } from '../wx/wx-host.ts';
import { createAppInstance } from './app-lifecycle.ts';
import { createCodeLoader } from './code-loader.ts';
import { createProcessJournal } from './process-journal.ts';

/** One run of a mini program, from launch to kill. */
export interface AppProcess {
  readonly host: WxHost;
  readonly view: View;
  start(): void;
  hide(): void;
  show(options?: Partial<LaunchOptions>): void;
  kill(): void;
}

/** Builds a process: realm, view, wx API and page stack. Nothing of the app runs before `start`. */
export function createAppProcess(phone: PhoneState, launch: LaunchOptions): AppProcess {
  const { dist } = phone;
  const journal = createProcessJournal();
  const realm = createLogicRealm(() => phone.clock.offset);
  let alive = true;
  let suspended = false;
  let shown = true;
  let reporting = false;

  const callOn = (target: unknown, self: unknown, ...args: unknown[]): unknown => {
    if (!alive || !isCallable(target)) return undefined;
    try {
      return target.apply(self, args);
    } catch (error) {
      report(error);
      return undefined;
    }
  };
  const call = (target: unknown, ...args: unknown[]) => callOn(target, undefined, ...args);

  const timers = createProcessTimers(call);
  const events = createWxEvents(call);
  const app = createAppInstance(callOn);
  const connections = createConnections(() => phone.network.type !== 'none');

  const report = (error: unknown): void => {
    const message = journal.note('uncaught', error);
    if (reporting) return;
    reporting = true;
    events.emit('Error', realm.give({ message }));
    app.run('onError', message);
    reporting = false;
  };

  reportRejections(realm.promisePrototype, (reason) => {
    if (!alive) return;
    journal.note('rejection', reason);
    const detail = Object.assign(realm.object(), { reason });
    events.emit('UnhandledRejection', detail);
    app.run('onUnhandledRejection', detail);
  });

  const view = createView(realm, dist, {
    later: (task) => timers.later(task),
    onError: report,
    onWarning: (text) => void journal.console.push({ level: 'framework', text }),
  });
  const loader = createCodeLoader(realm, dist, view);
  const environment = {
    view,
    json: dist.json,
    give: realm.give,
    call: callOn,
    tabBar: dist.app.customTabBar ? 'custom-tab-bar/index' : undefined,
  };
  const pages = createPageStack(dist.app, {
    later: timers.later,
    open: (url, isTab) => {
      loader.loadComponent(url.path);
      if (!view.isDefined(url.path)) throw new WxFailure(`page "${url.path}" has no Page()`);
      return openPage(environment, url, isTab);
    },
  });

  const host: WxHost = {
    ...{ realm, dist, phone, launch, journal, timers, connections, events, pages, call },
    storage: isSinglePage({ launch }) ? phone.singlePageStorage : phone.storage,
    answers: { modals: [], actionSheets: [] },
    isAlive: () => alive,
    isSuspended: () => suspended,
  };

  Object.assign(realm.globals, timers.globals, app.globals, {
    console: createLogicConsole(realm, journal),
    wx: createWx(host),
    getCurrentPages: () =>
      Object.assign(
        realm.give([]) ?? [],
        pages.open.map((p) => p.instance),
      ),
    requirePlugin: (name: unknown) => {
      throw realm.error(`plugins are not supported: requirePlugin('${String(name)}')`);
    },
  });

  const stopListening = phone.network.onChange((failure) => {
    connections.cancelAll(failure);
    const networkType = phone.network.type;
    const detail = { isConnected: networkType !== 'none', networkType };
    events.emit('NetworkStatusChange', realm.give(detail));
  });

  const suspend = (now: boolean): void => {
    suspended = now;
    connections.suspend(now);
  };

  const enter = (options: Partial<LaunchOptions>) =>
    realm.give({ ...launch, referrerInfo: {}, ...options });

  return {
    host,
    view,
    start: () => {
      call(() => {
        loader.loadApp();
        const { pages: all, lazyPages } = dist.app;
        if (environment.tabBar) loader.loadComponent(environment.tabBar);
        if (!lazyPages) for (const path of all) loader.loadComponent(path);
      });
      if (!app.isRegistered()) throw new Error('app.js did not call App()');
      app.run('onLaunch', enter({}));
      app.run('onShow', enter({}));
      const query = new URLSearchParams(launch.query).toString();
      pages.reLaunch(`/${launch.path}?${query}`);
    },
    hide: () => {
      if (!shown || !alive) return;
      shown = false;
      pages.setShown(false);
      app.run('onHide', realm.give({}));
      events.emit('AppHide', realm.give({}));
      timers.later(() => {
        if (!shown) suspend(true);
      }, phone.interruptAfterMs);
    },
    show: (options = {}) => {
      if (shown || !alive) return;
      shown = true;
      suspend(false);
      const detail = enter(options);
      app.run('onShow', detail);
      events.emit('AppShow', detail);
      pages.setShown(true);
    },
    kill: () => {
      alive = false;
      stopListening();
      timers.clear();
      connections.cancelAll(new WxFailure('killed'));
      view.close();
    },
  };
}
