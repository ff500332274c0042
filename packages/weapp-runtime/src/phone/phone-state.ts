import type { DistPackage } from '../package/dist-package.ts';
import type { PhoneClock } from './phone-clock.ts';
import type { NetworkState } from './phone-network.ts';
import type { StorageState } from './phone-storage.ts';

/** Everything that outlives a process: what the phone is, and what it keeps. */
export interface PhoneState {
  readonly dist: DistPackage;
  /** Whoever is signed in to WeChat on this phone. */
  wechatUser: string;
  readonly sandboxUrl: string | undefined;
  readonly storage: StorageState;
  readonly extConfig: Readonly<Record<string, unknown>>;
  readonly singlePageStorage: StorageState;
  readonly network: NetworkState;
  readonly clock: PhoneClock;
  /** Files by their path, as `uploadFile` finds and `downloadFile` leaves them. */
  readonly files: Map<string, Uint8Array>;
  /** When `wx.login` was called, in real milliseconds. */
  readonly loginCalls: number[];
  readonly interruptAfterMs: number;
  addFile(name: string, bytes: Uint8Array): string;
}
