import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeInBrowser } from './h5/describe-in-browser.ts';
import { focusedOn, heardOn, saidOn } from './h5/heard-on.ts';
import { fire, goTo, shown, signIn, sumsOf } from './h5/on-page.ts';

describeInBrowser('H5, as a screen reader is given it', {}, (scene) => {
  test('each page has one heading and a title of its own, and begins at its heading, however late it is drawn', async () => {
    const page = await (await scene.visit()).open();
    await page.addInitScript(() => {
      const next = requestAnimationFrame;
      window.requestAnimationFrame = (draw) => window.setTimeout(() => next(draw), 100);
    });
    await page.reload();
    await shown(page, 'to-sign-in').waitFor();
    expect(await headingsOf(page)).toEqual(['无感']);
    await goTo(page, 'me');
    await expectPage(page, '我的');
    await goTo(page, 'lab');
    await expectPage(page, '实验室');
    await signIn(page);
    await expectPage(page, '我的');
    await shown(page, 'to-devices').click();
    await expectPage(page, '设备');
    await shown(page, 'back').click();
    await expectPage(page, '我的');
  });

  test('a browser begins by itself on the page that it opens: nothing takes the focus there', async () => {
    const page = await (await scene.visit()).open('lab');
    await shown(page, 'to-sign-in').waitFor();
    await expect.poll(() => headingsOf(page)).toEqual(['实验室']);
    expect(await focusedOn(page)).toBeUndefined();
  });

  test('whoever changes the language with the keyboard stays where they are', async () => {
    const page = await (await scene.visit()).open('me');
    await shown(page, 'language-en').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => headingsOf(page)).toEqual(['Me']);
    await expect.poll(() => focusedOn(page)).toEqual({ role: 'radio', name: 'English' });
  });

  test('the tab bar says which of its tabs is shown', async () => {
    const page = await (await scene.visit()).open();
    await shown(page, 'to-sign-in').waitFor();
    await expectCurrentTab(page, '首页');
    await goTo(page, 'me');
    await expectCurrentTab(page, '我的');
    await shown(page, 'language-en').click();
    await expectCurrentTab(page, 'Me');
    await signIn(page);
    await shown(page, 'to-devices').click();
    await shown(page, 'back').click();
    await expectCurrentTab(page, 'Me');
    await page.reload();
    await expectCurrentTab(page, 'Me');
  });

  test('what comes up by itself is said: a sign-in, a toast, a verdict, trouble, an end', async () => {
    const { proxy } = scene.stage();
    const page = await (await scene.visit()).open();
    await signIn(page);
    await expect.poll(() => saidOn(page)).toEqual(['已登录']);
    await shown(page, 'nickname').locator('input').fill('听见');
    await shown(page, 'save-nickname').click();
    await expect.poll(() => saidOn(page)).toEqual(['已保存']);
    await goTo(page, 'lab');
    await fire(page);
    await sumsOf(page);
    await expect.poll(() => saidOn(page)).toEqual(['全部得到答复，用户毫无察觉。']);
    proxy.refuse(true);
    await page.reload();
    await goTo(page, 'me');
    await expect.poll(() => saidOn(page)).toEqual(['服务器暂时连不上，已保留登录。']);
    proxy.refuse(false);
    await shown(page, 'retry').click();
    await expect.poll(() => saidOn(page)).toEqual(['']);
    await shown(page, 'sign-out').click();
    await expect.poll(() => saidOn(page)).toEqual(['你已退出登录。']);
    await expect.poll(() => focusedOn(page)).toEqual({ role: 'heading', name: '我的' });
  });
});

async function expectPage(page: Page, title: string): Promise<void> {
  await expect.poll(() => headingsOf(page)).toEqual([title]);
  await expect.poll(() => page.title()).toBe(`${title} · 无感`);
  await expect.poll(() => focusedOn(page)).toEqual({ role: 'heading', name: title });
}

async function expectCurrentTab(page: Page, name: string): Promise<void> {
  await expect
    .poll(() => page.locator('.weui-tabbar__item[aria-current="page"]').allTextContents())
    .toEqual([name]);
}

/** The headings of the first level, of which a page has one. */
async function headingsOf(page: Page): Promise<string[]> {
  const heard = await heardOn(page);
  return heard.flatMap(({ role, level, name }) =>
    role === 'heading' && level === 1 ? [name] : [],
  );
}
