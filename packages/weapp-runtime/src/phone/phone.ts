import { setImmediate as nextTurn } from 'node:timers/promises';
import { readDistPackage } from '../package/dist-package.ts';
import { parsePageUrl } from '../page/page-url.ts';
import { type App, createAppHandle } from '../process/app-handle.ts';
import { type AppProcess, createAppProcess } from '../process/app-process.ts';
import type { PhoneClock } from './phone-clock.ts';
import { createPhoneNetwork, type PhoneNetwork } from './phone-network.ts';
import type { PhoneState } from './phone-state.ts';
import { createPhoneStorage, type PhoneStorage } from './phone-storage.ts';

export interface PhoneOptions {
  /** The output folder of `taro build --type weapp`, or any mini program's source folder. */
  readonly dist: string;
  /** The sandbox user signed in to WeChat. Default `alice`. */
  readonly wechatUser?: string;
  /** Base URL of the WeChat sandbox; only `wx.login` needs it. */
  readonly sandboxUrl?: string;
  /** What the app has stored before. */
  readonly storage?: Readonly<Record<string, unknown>>;
  /** What `wx.getExtConfigSync` answers: the `ext` of ext.json. Default `{}`. */
  readonly extConfig?: Readonly<Record<string, unknown>>;
  /** Hidden for so long, the app's requests fail `interrupted`. WeChat's is the default: 5,000. */
  readonly interruptAfterMs?: number;
}

export interface LaunchRequest {
  /** How the app is opened; default 1001 (from the main list), 1154 is the single-page mode. */
  readonly scene?: number;
  /** Page with optional query; default is the first of app.json. */
  readonly path?: string;
}

/** A phone with one mini program on it. What it stores outlives every launch. */
export interface Phone {
  /** Starts the app; a process still running is killed first. */
  launch(request?: LaunchRequest): Promise<App>;
  wechatUser: string;
  readonly storage: PhoneStorage;
  /** The storage of the single-page mode (scene 1154), which is another one. */
  readonly singlePageStorage: PhoneStorage;
  readonly network: PhoneNetwork;
  readonly clock: PhoneClock;
  /** How many times `wx.login` was called. */
  readonly logins: number;
  /** Puts a file on the phone and answers its temporary path, for `uploadFile`. */
  addFile(name: string, bytes: Uint8Array): string;
}

/** Makes a phone. Reading and compiling `dist` happens here, once. */
export function createPhone(options: PhoneOptions): Phone {
  const files = new Map<string, Uint8Array>();
  const state: PhoneState = {
    dist: readDistPackage(options.dist),
    wechatUser: options.wechatUser ?? 'alice',
    sandboxUrl: options.sandboxUrl?.replace(/\/$/, ''),
    storage: createPhoneStorage(options.storage),
    extConfig: options.extConfig ?? {},
    singlePageStorage: createPhoneStorage(),
    network: createPhoneNetwork(),
    clock: { offset: 0 },
    files,
    loginCalls: [],
    interruptAfterMs: options.interruptAfterMs ?? 5_000,
    addFile: (name, bytes) => {
      const path = `wxfile://tmp_${files.size + 1}_${name}`;
      files.set(path, bytes);
      return path;
    },
  };
  let running: AppProcess | undefined;

  return {
    get wechatUser() {
      return state.wechatUser;
    },
    set wechatUser(user) {
      state.wechatUser = user;
    },
    get logins() {
      return state.loginCalls.length;
    },
    storage: state.storage,
    singlePageStorage: state.singlePageStorage,
    network: state.network,
    clock: state.clock,
    addFile: state.addFile,
    launch: async ({ scene = 1001, path } = {}) => {
      running?.kill();
      const url = parsePageUrl(`/${path ?? state.dist.app.pages[0] ?? ''}`, undefined);
      const process = createAppProcess(state, { scene, ...url });
      running = process;
      const app = createAppHandle(process);
      try {
        process.start();
      } catch (error) {
        throw new Error(`the app did not start: ${String(error)}\n${app.describe()}`, {
          cause: error,
        });
      }
      await nextTurn();
      return app;
    },
  };
}
