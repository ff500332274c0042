import { API_PREFIX, paths } from '@wugan/shared';
import { expect, test } from 'vitest';
import { describeInBrowser } from './h5/describe-in-browser.ts';
import { untilAccessExpired } from './h5/kept-record.ts';
import { fire, goTo, shown, signIn, sumsOf } from './h5/on-page.ts';

const refresh = API_PREFIX + paths.refresh;
const avatar = {
  name: 'avatar.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};

describeInBrowser('H5, devices, a picture and the Lab', { ACCESS_TOKEN_TTL: '3s' }, (scene) => {
  test('a sign-in that is ended from another browser says so at its next request', async () => {
    const page = await (await scene.visit()).open();
    await signIn(page);
    const other = await (await scene.visit()).open();
    await signIn(other);
    await shown(page, 'to-devices').click();
    const end = shown(page, 'devices').locator('[id^="end-"]');
    await end.click();
    await page.locator('.taro-model__confirm').click();
    await page.getByText('没有在别处登录。').waitFor();
    expect(await end.count()).toBe(0);

    await shown(other, 'to-devices').click();
    await expect
      .poll(() => shown(other, 'end-reason').textContent(), { timeout: 10_000 })
      .toBe('这次登录已在别处被退出。');
    await shown(page, 'back').click();
    expect(await shown(page, 'sign-out').count()).toBe(1);
  });

  test('a picture is shown after a refresh that its upload caused', async () => {
    const { proxy } = scene.stage();
    const page = await (await scene.visit()).open();
    await signIn(page, 'bob');
    await untilAccessExpired(page);
    proxy.forget();
    const dialogue = page.waitForEvent('filechooser');
    await shown(page, 'avatar').click();
    await (await dialogue).setFiles(avatar);
    await shown(page, 'picture').waitFor();
    expect(proxy.count({ path: API_PREFIX + paths.myAvatar, status: 200 })).toBe(1);
    expect(proxy.count({ path: refresh, status: 200 })).toBe(1);
    const source = await shown(page, 'picture').locator('img').getAttribute('src');
    expect(await page.evaluate(widthOf, source)).toBe(512);
  });

  test('language and theme are kept, and belong to the device', async () => {
    const visitor = await scene.visit();
    const page = await visitor.open('me');
    await shown(page, 'language-en').click();
    await shown(page, 'theme-dark').click();
    await expect.poll(() => shown(page, 'profile-name').textContent()).toBe('Not signed in');
    await page.reload();
    await expect.poll(() => shown(page, 'profile-name').textContent()).toBe('Not signed in');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    expect(await page.evaluate(backgroundOf)).toBe('rgb(17, 18, 19)');
  });

  test('the Lab: a lost answer costs a second try, and a stolen token the sign-in', async () => {
    const { proxy } = scene.stage();
    const page = await (await scene.visit()).open();
    await signIn(page, '小明');
    await goTo(page, 'lab');
    await shown(page, 'scenario-lost').click();
    proxy.forget();
    await fire(page);
    expect((await sumsOf(page)).slice(2)).toEqual([2, expect.any(Number), 20]);
    expect(proxy.count({ method: 'POST', path: refresh, status: 200 })).toBe(2);

    await shown(page, 'scenario-stolen').click();
    await fire(page);
    await page.locator('.taro-model__confirm').click();
    await expect
      .poll(() => shown(page, 'end-reason').textContent(), { timeout: 20_000 })
      .toContain('登录凭证可能被别人用过');
  });
});

/** Runs in the page: how wide a picture really is. */
async function widthOf(source: string | null): Promise<number> {
  const picture = new Image();
  picture.src = source ?? '';
  await picture.decode();
  return picture.naturalWidth;
}

/** Runs in the page: the colour behind everything that is shown. */
function backgroundOf(): string {
  const page = [...document.querySelectorAll('.page')].find((one) => one.checkVisibility());
  return page === undefined ? '' : getComputedStyle(page).backgroundColor;
}
