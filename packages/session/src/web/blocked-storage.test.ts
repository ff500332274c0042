import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundlePage } from '../testing/bundle-page.ts';
import { type Browser, hasChromium, launchChromium } from '../testing/chromium.ts';
import { type StrictAuthService, startStrictAuthService } from '../testing/strict-auth-service.ts';
import type { Tab } from './tab-page.ts';

declare const tab: Tab;

describe.runIf(hasChromium)('a page whose browser refuses it all storage', () => {
  let browser: Browser;
  let service: StrictAuthService;
  beforeAll(async () => {
    service = await startStrictAuthService(
      await bundlePage(join(import.meta.dirname, 'tab-page.ts')),
    );
    browser = await launchChromium({ blocksStorage: true });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await service?.close();
  });

  it('signs in, refreshes once for many calls, and is signed out only when it says so', async () => {
    const page = await browser.context.newPage();
    await page.goto(service.url);
    const refusal = await page.evaluate('try { localStorage } catch (error) { error.name }');
    expect(refusal).toBe('SecurityError');
    await page.evaluate(() => tab.signIn());
    service.expireAll();
    const asked = page.evaluate(() => Promise.all([tab.me(), tab.me(), tab.me()]));
    expect(await asked).toEqual([200, 200, 200]);
    expect(service.counts).toMatchObject({ refreshes: 1, seemingThefts: 0 });
    expect(await page.evaluate(() => tab.status())).toBe('signed-in');
    await page.evaluate(() => tab.signOut());
    expect(await page.evaluate(() => tab.status())).toBe('signed-out');
  }, 60_000);
});
