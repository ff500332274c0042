import { afterEach, expect, it, vi } from 'vitest';
import { createWebPlatform } from './web-platform.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

it.each([
  ['has none, or the page is not served securely', {}],
  ['has had them taken away', { locks: undefined }],
])('a page has no lock where the browser %s', (_, navigator) => {
  vi.stubGlobal('navigator', navigator);
  vi.stubGlobal('window', new EventTarget());
  expect(createWebPlatform()).not.toHaveProperty('lock');
});

it('a page shares its lock with all who use the same record', () => {
  const request = vi.fn(() => new Promise(() => {}));
  vi.stubGlobal('navigator', { locks: { request } });
  vi.stubGlobal('window', new EventTarget());
  void createWebPlatform({ storageKey: 'ours' }).lock?.acquire(1_000);
  expect(request).toHaveBeenCalledWith('ours', { ifAvailable: true }, expect.anything());
});
