import type { LogicFunction } from '../logic/unknown-values.ts';
import type { WxArea } from './call-convention.ts';
import type { WxHost } from './wx-host.ts';

const nothing: LogicFunction = () => undefined;

/**
 * `wx.getUpdateManager`: tells when a new version has been downloaded (a test says when), and
 * restarts the mini program with it, which is noted and not done.
 */
export const createUpdateManagerArea = (host: WxHost): WxArea => {
  const methods: Record<string, LogicFunction> = {
    onCheckForUpdate: nothing,
    onUpdateReady: (listener) => host.events.on('UpdateReady', listener),
    onUpdateFailed: nothing,
    applyUpdate: () => {
      host.journal.appliesUpdate = true;
    },
  };
  return { raw: { getUpdateManager: () => Object.assign(host.realm.object(), methods) } };
};
