import { createLogicRealm } from '../logic/logic-realm.ts';
import { createProcessTimers } from '../logic/process-timers.ts';
import { reportRejections } from '../logic/realm-rejections.ts';
import { openPage, type PageEnvironment } from '../page/open-page.ts';
import { createPageStack } from '../page/page-stack.ts';
import type { PhoneState } from '../phone/phone-state.ts';
import { createView, type View } from '../view/view.ts';
import { createConnections } from '../wx/connections.ts';
import { createSockets } from '../wx/sockets.ts';
import { createWxEvents } from '../wx/wx-events.ts';
import { WxFailure } from '../wx/wx-failure.ts';
import { isSinglePage, type LaunchOptions, type WxHost } from '../wx/wx-host.ts';
import { createAppGlobals } from './app-globals.ts';
import { createAppInstance } from './app-instance.ts';
import { createCodeLoader } from './code-loader.ts';
import { createLogicCalls } from './logic-calls.ts';
import { createProcessJournal } from './process-journal.ts';
import { startApp } from './start-app.ts';
import { createVisibility, type Visibility } from './visibility.ts';

/** One run of a mini program, from launch to kill. */
export interface AppProcess extends Visibility {
  readonly host: WxHost;
  readonly view: View;
  start(): void;
  kill(): void;
}

/** Builds a process: realm, view, wx API and page stack. Nothing of the app runs before `start`. */
export function createAppProcess(phone: PhoneState, launch: LaunchOptions): AppProcess {
  const { dist, network } = phone;
  let alive = true;
  let suspended = false;
  const journal = createProcessJournal();
  const realm = createLogicRealm(() => phone.clock.offset);
  const { call, callOn, report } = createLogicCalls(
    () => alive,
    (error, nested) => {
      const message = journal.note('uncaught', error);
      if (nested) return;
      events.emit('Error', realm.give({ message }));
      app.run('onError', message);
    },
  );
  const timers = createProcessTimers(call);
  const events = createWxEvents(call);
  const app = createAppInstance(callOn);
  const isOnline = () => network.type !== 'none';
  const connections = createConnections(isOnline);
  const sockets = createSockets(isOnline);

  reportRejections(realm.promisePrototype, (reason) => {
    if (!alive) return;
    journal.note('rejection', reason);
    const detail = Object.assign(realm.object(), { reason });
    events.emit('UnhandledRejection', detail);
    app.run('onUnhandledRejection', detail);
  });

  const view = createView(realm, dist, {
    later: timers.later,
    onError: report,
    onWarning: (text) => void journal.console.push({ level: 'framework', text }),
    onSetData: (bytes) => void journal.setData.push(bytes),
  });
  const loader = createCodeLoader(realm, dist, view);
  const environment: PageEnvironment = { view, json: dist.json, give: realm.give, call: callOn };
  const pages = createPageStack(dist.app, {
    later: timers.later,
    open: (url, isTab) => {
      loader.loadComponent(url.path);
      if (!view.isDefined(url.path)) throw new WxFailure(`page "${url.path}" has no Page()`);
      return openPage(environment, url, isTab && dist.app.customTabBar);
    },
  });

  const host: WxHost = {
    ...{ realm, dist, phone, launch, journal, timers, connections, sockets, events, pages, call },
    storage: isSinglePage({ launch }) ? phone.singlePageStorage : phone.storage,
    answers: { modals: [], actionSheets: [] },
    isAlive: () => alive,
    isSuspended: () => suspended,
  };
  Object.assign(realm.globals, createAppGlobals(host, app));

  const stopListening = network.onChange((failure) => {
    connections.cancelAll(failure);
    sockets.cutAll(failure);
    const change = { isConnected: isOnline(), networkType: network.type };
    events.emit('NetworkStatusChange', realm.give(change));
  });

  return {
    host,
    view,
    ...createVisibility(host, app, (now) => {
      suspended = now;
      connections.suspend(now);
      sockets.suspend(now);
    }),
    start: () => startApp(host, app, loader),
    kill: () => {
      alive = false;
      stopListening();
      timers.clear();
      connections.cancelAll(new WxFailure('killed'));
      sockets.cutAll(new WxFailure('killed'));
      view.close();
    },
  };
}
