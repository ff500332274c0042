import { createLogicConsole } from '../logic/logic-console.ts';
import type { UnknownRecord } from '../logic/unknown-values.ts';
import { createWx } from '../wx/create-wx.ts';
import type { WxHost } from '../wx/wx-host.ts';
import type { AppInstance } from './app-instance.ts';

/** Everything a mini program finds beside ECMAScript's own globals, but for `Page` and `Component`. */
export const createAppGlobals = (host: WxHost, app: AppInstance): UnknownRecord => ({
  ...host.timers.globals,
  ...app.globals,
  console: createLogicConsole(host.realm, host.journal),
  wx: createWx(host),
  getCurrentPages: () => {
    const list = host.realm.give([]);
    if (Array.isArray(list)) list.push(...host.pages.open.map(({ instance }) => instance));
    return list;
  },
  requirePlugin: (name: unknown) => {
    throw host.realm.error(`plugins are not supported: requirePlugin('${String(name)}')`);
  },
});
