import { stringMember } from '../logic/unknown-values.ts';
import { asyncMember, type WxArea } from './call-convention.ts';
import { WxFailure } from './wx-failure.ts';
import type { WxHost } from './wx-host.ts';

const OWN_FOLDER = 'wxfile://usr/';

/** Of files only this much: writing one of text under `wx.env.USER_DATA_PATH`, where `uploadFile` finds it. */
export const createFileSystemArea = (host: WxHost): WxArea => {
  const writeFile = asyncMember(host, 'writeFile', (options) => {
    const path = stringMember(options, 'filePath') ?? '';
    const text = stringMember(options, 'data');
    if (!path.startsWith(OWN_FOLDER)) throw new WxFailure(`permission denied, open "${path}"`);
    if (text === undefined) throw new WxFailure('only text can be written here');
    host.phone.files.set(path, Buffer.from(text));
  });
  return {
    raw: { getFileSystemManager: () => Object.assign(host.realm.object(), { writeFile }) },
  };
};
