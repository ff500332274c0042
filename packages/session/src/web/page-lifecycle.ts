import type { Lifecycle } from '../core/index.ts';

/** A page may send while it is hidden; being seen again, or online again, is worth another try. */
export function createPageLifecycle(): Lifecycle {
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
