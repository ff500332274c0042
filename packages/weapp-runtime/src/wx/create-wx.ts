import type { LogicFunction, UnknownRecord } from '../logic/unknown-values.ts';
import { asyncMember, type WxArea, whileAlive } from './call-convention.ts';
import { createChromeArea } from './chrome.ts';
import { createSocketArea } from './connect-socket.ts';
import { createFeedbackArea } from './feedback.ts';
import { createFileSystemArea } from './file-system.ts';
import { createFileTransferArea } from './file-transfer.ts';
import { createLoginArea } from './login.ts';
import { createNavigationArea } from './navigation.ts';
import { createRandomArea } from './random.ts';
import { createRequestArea } from './request.ts';
import { createRuntimeObjectsArea } from './runtime-objects.ts';
import { createStorageArea } from './storage.ts';
import { createSystemArea } from './system.ts';
import { UNAVAILABLE_NAMES } from './unavailable-names.ts';
import { createUpdateManagerArea } from './update-manager.ts';
import { createEventMembers } from './wx-events.ts';
import type { WxHost } from './wx-host.ts';

const membersOf = (host: WxHost, area: WxArea): [string, LogicFunction][] => [
  ...Object.entries(area.sync ?? {}).map(([name, run]): [string, LogicFunction] => [
    name,
    (...args) => host.realm.give(run(...args)),
  ]),
  ...Object.entries(area.async ?? {}).map(([name, run]): [string, LogicFunction] => [
    name,
    asyncMember(host, name, run),
  ]),
  ...Object.entries(area.raw ?? {}),
];

const unavailable =
  (name: string): LogicFunction =>
  () => {
    throw new Error(`wx.${name} is not implemented by @wugan/weapp-runtime`);
  };

/** Builds `wx`: a plain, extensible object, as Taro enumerates it and webpack writes on it. */
export function createWx(host: WxHost): UnknownRecord {
  const areas: WxArea[] = [
    createRequestArea(host),
    createFileTransferArea(host),
    createSocketArea(host),
    createFileSystemArea(host),
    createLoginArea(host),
    createStorageArea(host),
    createSystemArea(host),
    createRandomArea(host),
    createNavigationArea(host),
    createFeedbackArea(host),
    createChromeArea(host),
    createRuntimeObjectsArea(host),
    createUpdateManagerArea(host),
    { raw: createEventMembers(host.events) },
  ];
  const wx = host.realm.object();
  for (const [name, run] of areas.flatMap((area) => membersOf(host, area))) {
    wx[name] = whileAlive(host, name, run);
  }
  const available = new Set(Object.keys(wx));
  for (const name of UNAVAILABLE_NAMES) wx[name] = whileAlive(host, name, unavailable(name));
  wx.canIUse = (schema: unknown) => available.has(String(schema).split('.')[0] ?? '');
  wx.env = host.realm.give({ USER_DATA_PATH: 'wxfile://usr' });
  return wx;
}
