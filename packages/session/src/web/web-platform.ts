import type { Clock, CredentialStore, Lifecycle, Lock, Random } from '../core/index.ts';
import { createLocalStorageStore } from './local-storage-store.ts';
import { createPageLifecycle } from './page-lifecycle.ts';
import { createWebClock } from './web-clock.ts';
import { createWebLock, type LockRegistry } from './web-lock.ts';
import { webRandom } from './web-random.ts';

/** Everything that `createSession` needs of a browser; the app adds the auth server. */
export interface WebPlatform {
  readonly clock: Clock;
  readonly random: Random;
  readonly store: CredentialStore;
  readonly lifecycle: Lifecycle;
  /** Absent where the browser has no Web Locks (or the page is not in a secure context). */
  readonly lock?: Lock;
}

/**
 * The ports of a page. The record lies in `localStorage` under `storageKey` (`wugan.session` unless
 * given), for all tabs of the origin. Without Web Locks (an old browser, or a page that is not served
 * securely) tabs may each refresh, which is harmless where the server knows the attempt key. Needs a
 * window: not for a page while it is rendered on a server.
 */
export function createWebPlatform(options: { readonly storageKey?: string } = {}): WebPlatform {
  const key = options.storageKey ?? 'wugan.session';
  // Browsers without it, and pages that are not served securely.
  const locks: LockRegistry | undefined = navigator.locks;
  return {
    clock: createWebClock(),
    random: webRandom,
    store: createLocalStorageStore(key),
    lifecycle: createPageLifecycle(),
    ...(locks === undefined ? {} : { lock: createWebLock(key, locks) }),
  };
}
