import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort, serveH5 } from '@wugan/dev-stack';
import { paths } from '@wugan/shared';
import type { Page, Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeInBrowser } from './h5/describe-in-browser.ts';
import { goTo, shown, signIn, takeNickname } from './h5/on-page.ts';
import { windows } from './h5/screens.ts';
import { builtH5 } from './h5/start-stage.ts';
import type { Visitor } from './h5/visitor.ts';

describeInBrowser('H5, on its way to a browser', {}, (scene) => {
  test('on a slow phone and a slow network no page jumps while it loads', {
    timeout: 180_000,
  }, async () => {
    const shifts: Record<string, number> = {};
    /** Each in a tab of its own, side by side: most of the time is the network's. */
    const load = async (visitor: Visitor, name: string, path: string, ready: string) => {
      const page = await visitor.blank();
      page.setDefaultTimeout(60_000);
      await page.addInitScript(countShifts);
      await slowDown(page);
      if (name.includes('no web sign-in')) await page.route(`**${paths.providers}`, noProviders);
      await page.goto(`${scene.stage().home}/#/pages/${path}/index`);
      await shown(page, ready).waitFor();
      await page.waitForLoadState('networkidle');
      shifts[name] = await page.evaluate(() => Reflect.get(window, 'shifted'));
    };
    const stranger = await scene.visit();
    const visitor = await scene.visit();
    const page = await visitor.open();
    await signIn(page);
    await takeNickname(page, 'Alice');
    await page.close();
    await Promise.all([
      load(stranger, 'home, signed out', 'home', 'to-sign-in'),
      load(stranger, 'me, signed out', 'me', 'user-alice'),
      load(stranger, 'me, signed out, with no web sign-in', 'me', 'user-alice'),
      load(visitor, 'me', 'me', 'sign-out'),
      load(visitor, 'devices', 'devices', 'devices'),
      load(visitor, 'lab', 'lab', 'run'),
      load(visitor, 'home', 'home', 'activity'),
    ]);
    expect(Object.keys(shifts)).toHaveLength(7);
    const jumps = Object.entries(shifts).filter(([, shift]) => shift > 0.02);
    expect(jumps).toEqual([]);
  });

  test('every file but the two that lead to the others is named after its content', async () => {
    const entries = await readdir(builtH5, { recursive: true, withFileTypes: true });
    const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    const unnamed = names.filter((name) => !/\.[0-9a-f]{8}\.(?:js|css)/.test(name));
    expect(unnamed.sort()).toEqual(['config.js', 'index.html']);
    expect(names.length).toBeGreaterThan(4);
  });

  test('on a desktop it is a column of a phone’s width, in the middle', async () => {
    const page = await (await scene.visit(windows.desktop)).open();
    await shown(page, 'to-sign-in').waitFor();
    const box = await page.locator('#container').boundingBox();
    expect(box?.width).toBe(430);
    expect(box?.x).toBe((1280 - 430) / 2);
    for (const tab of ['me', 'lab', 'home'] as const) {
      await goTo(page, tab);
      expect(await page.locator('#container').boundingBox()).toEqual(box);
    }
  });

  test('it works under a path of another site', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wugan-site-'));
    await mkdir(join(folder, 'some'));
    await symlink(builtH5, join(folder, 'some', 'path'));
    await writeFile(join(folder, 'index.html'), 'another site');
    const { settings } = scene.stage();
    const port = await findFreePort();
    const close = await serveH5({ folder, port, settings });
    const page = await (await scene.visit()).open();
    await page.addInitScript((own) => Reflect.set(window, '__WUGAN__', own), settings);
    const missing: string[] = [];
    page.on('response', (one) => one.status() >= 400 && missing.push(one.url()));

    await page.goto(`http://127.0.0.1:${port}/some/path/#/pages/me/index`);
    await shown(page, 'user-alice').waitFor();
    for (const tab of ['lab', 'home'] as const) {
      await goTo(page, tab);
      await shown(page, 'to-sign-in').waitFor();
    }
    await page.reload();
    await shown(page, 'to-sign-in').waitFor();
    const icons = page.locator('.weui-tabbar__icon');
    expect(await icons.evaluateAll(haveLoaded)).toEqual([true, true, true]);
    expect(missing).toEqual([]);
    await close();
    await rm(folder, { recursive: true });
  });
});

/** What a server without an app for the web says. */
function noProviders(route: Route): Promise<void> {
  const headers = { 'access-control-allow-origin': '*' };
  return route.fulfill({ json: { providers: [] }, headers });
}

/** Makes a cold start on a cheap phone: nothing cached, a quarter of the speed, 1.6 Mbit/s, 150 ms away. */
async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 200_000,
    uploadThroughput: 90_000,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

/** Runs in the page, first of all: adds up in `window.shifted` how far things jump that nobody touched. */
function countShifts(): void {
  Reflect.set(window, 'shifted', 0);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (Reflect.get(entry, 'hadRecentInput') === true) continue;
      Reflect.set(window, 'shifted', Reflect.get(window, 'shifted') + Reflect.get(entry, 'value'));
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Runs in the page: whether each of the pictures came. */
function haveLoaded(pictures: readonly Element[]): boolean[] {
  return pictures.map((one) => one instanceof HTMLImageElement && one.naturalWidth > 0);
}
