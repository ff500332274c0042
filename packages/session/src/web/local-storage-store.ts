import type { CredentialStore } from '../core/index.ts';

/** Where the record lies, and who tells of changes by other tabs. */
export interface StorageWindow {
  readonly localStorage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  addEventListener(type: 'storage', listener: (event: { key: string | null }) => void): void;
  addEventListener(type: 'pageshow', listener: (event: { persisted: boolean }) => void): void;
}

/**
 * One record in `localStorage`, shared by all tabs of the origin. Where the browser refuses storage
 * its methods reject. Any script of the page can read it. Other tabs are heard by `storage` events
 * (HTML standard, 12.2.4); a page that comes back from the back/forward cache looks for itself.
 */
export function createLocalStorageStore(
  key: string,
  host: StorageWindow = window,
): CredentialStore {
  return {
    shared: true,
    read: async () => host.localStorage.getItem(key),
    async update(decide) {
      const present = host.localStorage.getItem(key);
      const kept = decide(present);
      if (kept === present) return;
      if (kept === null) host.localStorage.removeItem(key);
      else host.localStorage.setItem(key, kept);
    },
    onChange(listener) {
      host.addEventListener('storage', (event) => {
        // A null key: everything was cleared.
        if (event.key === key || event.key === null) listener();
      });
      // Nothing promises that a page that was kept hears of what happened meanwhile.
      host.addEventListener('pageshow', ({ persisted }) => {
        if (persisted) listener();
      });
    },
  };
}
