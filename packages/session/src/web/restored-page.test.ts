import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundlePage } from '../testing/bundle-page.ts';
import { type Browser, hasChromium, launchChromium } from '../testing/chromium.ts';
import { startStrictAuthService } from '../testing/strict-auth-service.ts';
import type { Tab } from './tab-page.ts';

declare const tab: Tab;

/** Chromium tells a page what other tabs stored while it was kept; nothing promises that all browsers do. */
const withoutStorageEvents =
  "addEventListener('storage', (event) => event.stopImmediatePropagation(), true)";

describe.runIf(hasChromium)('a page that a real browser kept while its user was elsewhere', () => {
  let browser: Browser;
  let html: string;
  beforeAll(async () => {
    html = await bundlePage(join(import.meta.dirname, 'tab-page.ts'));
    browser = await launchChromium({ keepsPages: true });
  }, 60_000);
  afterAll(() => browser?.close());

  /** Leaves a page on which somebody is signed in, lets another tab do something, and comes back. */
  async function comeBack(
    hearsStorage: boolean,
    meanwhile: (other: Page) => Promise<void>,
    look: (page: Page) => Promise<void>,
  ) {
    const service = await startStrictAuthService(html);
    const [page, other] = [await browser.context.newPage(), await browser.context.newPage()];
    try {
      if (!hearsStorage) await page.addInitScript(withoutStorageEvents);
      await page.goto(service.url);
      await page.evaluate(() => tab.signIn());
      await other.goto(service.url);
      await other.waitForFunction(() => tab.status() === 'signed-in');
      await page.evaluate("globalThis.mark = 'the very page'");
      await page.goto(`${service.url}/elsewhere`);
      await meanwhile(other);
      await page.goBack({ waitUntil: 'commit' });
      expect(await page.evaluate('globalThis.mark')).toBe('the very page');
      await look(page);
    } finally {
      await Promise.all([page.close(), other.close()]);
      await service.close();
    }
  }

  it.each([
    ['by a storage event', true],
    ['although no storage event reaches it', false],
  ])(
    'knows that another tab has signed out, %s',
    (_, hearsStorage) =>
      comeBack(
        hearsStorage,
        (other) => other.evaluate(() => tab.signOut()),
        async (page) =>
          void (await page.waitForFunction(() => tab.status() === 'signed-out', null, {
            timeout: 20_000,
          })),
      ),
    60_000,
  );

  it('goes on in the session that another tab has begun', async () => {
    await comeBack(
      false,
      (other) => other.evaluate(() => tab.signIn()),
      async (page) => {
        await page.waitForFunction(() => tab.sessionId() === 'session-2', null, {
          timeout: 20_000,
        });
        expect(await page.evaluate(() => tab.me())).toBe(200);
      },
    );
  }, 60_000);
});
