import type { Clock, CredentialStore, Lifecycle, Lock, Random } from '../core/index.ts';
import { createLocalStorageStore } from './local-storage-store.ts';
import { createWebLock } from './web-lock.ts';

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
 * securely) tabs may each refresh, which is harmless where the server knows the attempt key.
 */
export function createWebPlatform(options: { readonly storageKey?: string } = {}): WebPlatform {
  const key = options.storageKey ?? 'wugan.session';
  const hasLocks = 'locks' in navigator;
  return {
    clock: webClock,
    random: webRandom,
    store: createLocalStorageStore(key),
    lifecycle: createPageLifecycle(),
    ...(hasLocks ? { lock: createWebLock(key) } : {}),
  };
}

/** Monotonic, and comparable between page loads: the page's own start plus the time since. */
const webClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};

const webRandom: Random = {
  async key() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  },
  unit: Math.random,
};

/** A page may send while it is hidden; being seen again, or online again, is worth another try. */
function createPageLifecycle(): Lifecycle {
  return {
    isHidden: () => false,
    onShow(listener) {
      const see = () => {
        if (document.visibilityState === 'visible') listener();
      };
      document.addEventListener('visibilitychange', see);
      window.addEventListener('online', listener);
      return () => {
        document.removeEventListener('visibilitychange', see);
        window.removeEventListener('online', listener);
      };
    },
  };
}
