import { API_PREFIX, paths } from '@wugan/shared';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { artifacts, describeInBrowser } from './h5/describe-in-browser.ts';
import { filmstrip } from './h5/filmstrip.ts';
import {
  fire,
  goTo,
  shown,
  signIn,
  sumsOf,
  takeNickname,
  untilActivityShows,
} from './h5/on-page.ts';

const refresh = API_PREFIX + paths.refresh;
const me = API_PREFIX + paths.me;

const screens = [
  {
    name: 'phone',
    user: '小明',
    nickname: '小明',
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
  },
  { name: 'desktop', user: 'alice', nickname: 'Alice', viewport: { width: 1280, height: 800 } },
] as const;

describeInBrowser('H5, every page as a picture', {}, (scene) => {
  test.for(screens)('on a $name, in light and dark', async ({ name, user, nickname, ...looks }) => {
    const { proxy } = scene.stage();
    const page = await (await scene.visit(looks)).open();
    const picture = (state: string) => photograph(page, `${artifacts}${name}-${state}`);

    await shown(page, 'to-sign-in').waitFor();
    await picture('home-signed-out');
    await goTo(page, 'lab');
    await shown(page, 'to-sign-in').waitFor();
    await picture('lab-signed-out');
    await goTo(page, 'me');
    await shown(page, `user-${user}`).waitFor();
    await picture('me-signed-out');

    await signIn(page, user);
    await takeNickname(page, nickname);
    await page.getByText('已保存').waitFor({ state: 'hidden' });
    await picture('me-signed-in');
    const elsewhere = await (await scene.visit()).open();
    await signIn(elsewhere, user);
    await shown(page, 'to-devices').click();
    await shown(page, 'devices').locator('[id^="end-"]').waitFor();
    await picture('devices');
    await shown(page, 'back').click();
    await page.locator('#devices').waitFor({ state: 'detached' });
    await goTo(page, 'home');
    await untilActivityShows(page);
    await picture('home-signed-in');
    await goTo(page, 'lab');
    await shown(page, 'run').waitFor();
    await picture('lab-before');

    // As far away as a server is.
    proxy.delay(me, 60);
    proxy.delay(refresh, 120);
    proxy.forget();
    await fire(page);
    expect(await sumsOf(page)).toEqual([20, 20, 1, 20, 0]);
    expect(proxy.count({ method: 'POST', path: refresh })).toBe(1);
    expect(proxy.count({ method: 'GET', path: me, status: 401 })).toBe(20);
    expect(proxy.count({ method: 'GET', path: me, status: 200 })).toBe(20);
    await picture('lab-after');

    proxy.refuse(true);
    await page.reload();
    await goTo(page, 'home');
    await shown(page, 'trouble').waitFor();
    await picture('home-server-down');
    proxy.refuse(false);
  });

  test('signing in and noticing nothing, as three phones side by side', async () => {
    const page = await (await scene.visit({ deviceScaleFactor: 1.5 })).open();
    const phones = ['home-signed-out', 'me-signed-out', 'lab-after'];
    const files = phones.map((state) => `${artifacts}phone-${state}-light.png`);
    await filmstrip(page, files, `${artifacts}wugan.png`);
  });
});

/** Keeps the page in light and dark, and checks that nothing sticks out of its column. */
async function photograph(page: Page, file: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${file}-${colorScheme}.png`, animations: 'disabled' });
  }
  expect(await page.evaluate(whatSticksOut), file).toEqual([]);
}

/** Runs in the page: the visible elements that reach over the edges of the app's column. */
function whatSticksOut(): string[] {
  const column = document.querySelector('#container')?.getBoundingClientRect();
  if (column === undefined) return ['there is no column'];
  const elements = [...document.querySelectorAll('#container *')];
  const outside = elements.filter((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    return width > 0 && (left < column.left - 0.5 || right > column.right + 0.5);
  });
  return outside.map((element) => `${element.tagName}.${element.className}#${element.id}`);
}
