/** The session in a browser: transport over fetch, localStorage, Web Locks, tab sync. */
export { createFetchTransport } from './fetch-transport.ts';
export { createLocalStorageStore, type StorageWindow } from './local-storage-store.ts';
export { createWebLock, type LockRegistry } from './web-lock.ts';
export { createWebPlatform, type WebPlatform } from './web-platform.ts';
