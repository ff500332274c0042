import Taro from '@tarojs/taro';
import type { Clock, CredentialStore, Lifecycle, Random } from '../core/index.ts';
import { createDeviceClock } from './device-clock.ts';
import { createTaroLifecycle } from './taro-lifecycle.ts';
import { createTaroRandom } from './taro-random.ts';
import { createTaroStore } from './taro-store.ts';

/** Opened from Moments: no sign-in, no navigation, storage of its own. */
const SINGLE_PAGE_SCENE = 1154;

/** Everything that `createSession` needs of the platform; the app adds the auth server and the prover. */
export interface TaroPlatform {
  readonly clock: Clock;
  readonly random: Random;
  readonly store: CredentialStore;
  readonly lifecycle: Lifecycle;
  readonly anonymous: boolean;
}

/**
 * The ports of a Taro app, in a mini program and on H5. The record lies under `storageKey`
 * (`wugan.session` unless given). Listens to the app's lifecycle from now on, so make one for each app.
 * On H5 `createWebPlatform` does more: tabs that hear one another, and a lock.
 */
export function createTaroPlatform(options: { readonly storageKey?: string } = {}): TaroPlatform {
  return {
    clock: createDeviceClock(),
    random: createTaroRandom(),
    store: createTaroStore(options.storageKey ?? 'wugan.session'),
    lifecycle: createTaroLifecycle(),
    anonymous: Taro.getLaunchOptionsSync()?.scene === SINGLE_PAGE_SCENE,
  };
}
