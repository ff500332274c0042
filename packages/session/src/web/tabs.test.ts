import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundlePage } from '../testing/bundle-page.ts';
import { type Browser, hasChromium, launchChromium } from '../testing/chromium.ts';
import { type StrictAuthService, startStrictAuthService } from '../testing/strict-auth-service.ts';
import type { Tab } from './tab-page.ts';

declare const tab: Tab;

const TABS = 20;

describe.runIf(hasChromium)(`${TABS} tabs in a real browser`, () => {
  let browser: Browser;
  let page: string;
  let service: StrictAuthService;

  beforeAll(async () => {
    page = await bundlePage(join(import.meta.dirname, 'tab-page.ts'));
    browser = await launchChromium();
  }, 60_000);
  afterAll(() => browser?.close());

  async function withTabs(hasLocks: boolean, play: (tabs: Page[]) => Promise<void>) {
    service = await startStrictAuthService(page);
    const tabs = await Promise.all(Array.from({ length: TABS }, () => browser.context.newPage()));
    try {
      const hide =
        "Object.defineProperty(Navigator.prototype, 'locks', { value: undefined }); delete Navigator.prototype.locks;";
      for (const one of tabs) {
        if (!hasLocks) await one.addInitScript(hide);
        await one.goto(service.url);
      }
      expect(await tabs[0]?.evaluate(() => tab.hasLocks())).toBe(hasLocks);
      await tabs[0]?.evaluate(() => tab.signIn());
      await Promise.all(tabs.map((one) => one.waitForFunction(() => tab.status() === 'signed-in')));
      await play(tabs);
    } finally {
      await Promise.all(tabs.map((one) => one.close()));
      await service.close();
    }
  }

  const allAsk = (tabs: Page[]) => Promise.all(tabs.map((one) => one.evaluate(() => tab.me())));

  it.each([
    ['one refresh with Web Locks', true, 1],
    ['nobody signed out without them', false, TABS],
  ])(
    'that all meet an expired token: %s',
    async (_, hasLocks, mostRefreshes) => {
      await withTabs(hasLocks, async (tabs) => {
        service.expireAll();
        expect(await allAsk(tabs)).toEqual(tabs.map(() => 200));
        expect(service.counts).toMatchObject({ rotations: 1, seemingThefts: 0 });
        expect(service.counts.refreshes).toBeLessThanOrEqual(mostRefreshes);
      });
    },
    60_000,
  );

  it('hear at once that one of them has signed out, and in again', async () => {
    await withTabs(true, async (tabs) => {
      await tabs[3]?.evaluate(() => tab.signOut());
      await Promise.all(
        tabs.map((one) => one.waitForFunction(() => tab.status() === 'signed-out')),
      );
      await tabs[5]?.evaluate(() => tab.signIn());
      await Promise.all(tabs.map((one) => one.waitForFunction(() => tab.status() === 'signed-in')));
      expect(await allAsk(tabs)).toEqual(tabs.map(() => 200));
    });
  }, 60_000);
});
