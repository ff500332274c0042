import { API_PREFIX, paths } from '@wugan/shared';
import type { Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeInBrowser } from './h5/describe-in-browser.ts';
import { keptOf, untilAccessExpired } from './h5/kept-record.ts';
import { fire, goTo, shown, signIn, sumsOf, untilActivityShows } from './h5/on-page.ts';
import { problems } from './problems.ts';

const sessions = API_PREFIX + paths.sessions;
const refresh = API_PREFIX + paths.refresh;
const DAY = 24 * 3_600_000;

describeInBrowser('H5, on a bad day', { ACCESS_TOKEN_TTL: '4s' }, (scene) => {
  test.each([
    ['a server that errs', problems.internal, '服务器出了点问题，请稍后再试。'],
    ['a server that is asked too often', problems.busy, '请求太频繁了，请稍等一会儿再试。'],
  ])('%s is said to be so, and works again at the next try', async (_who, problem, words) => {
    const { proxy } = scene.stage();
    const page = await (await scene.visit()).open();
    await signIn(page);
    proxy.spoil(sessions, problem);
    await goTo(page, 'home');
    await page.reload();
    await expect.poll(() => shown(page, 'trouble').textContent()).toContain(words);
    proxy.spoil(sessions, null);
    await shown(page, 'retry').click();
    await untilActivityShows(page);
    await shown(page, 'trouble').waitFor({ state: 'detached' });
    await shown(page, 'refresh').click();
    await untilActivityShows(page);
  });

  test('while the first answer is on its way the page says that it is loading; then it is there', async () => {
    const { proxy } = scene.stage();
    const page = await (await scene.visit()).open('me');
    const answer = proxy.holdNextAnswer(sessions);
    await signIn(page);
    await goTo(page, 'home');
    await answer.reached;
    await page.getByText('加载中…').waitFor();
    expect(await shown(page, 'trouble').count()).toBe(0);
    answer.release();
    await untilActivityShows(page);
    expect(await shown(page, 'trouble').count()).toBe(0);
  });

  test('without a server the list that was seen last is shown, as one from before; a sign-out takes it away', async () => {
    const { proxy } = scene.stage();
    const page = await (await scene.visit()).open();
    await signIn(page);
    await goTo(page, 'home');
    await untilActivityShows(page);
    await expect.poll(async () => Object.keys(await keptOf(page))).toContain('wugan.sessions');
    proxy.refuse(true);
    await page.reload();
    await shown(page, 'trouble').waitFor();
    await shown(page, 'activity-before').locator('.tag').waitFor();
    await page.getByText('上次看到的活动').waitFor();
    proxy.refuse(false);
    await shown(page, 'retry').click();
    await untilActivityShows(page);
    expect(await page.getByText('上次看到的活动').count()).toBe(0);

    await goTo(page, 'me');
    await shown(page, 'sign-out').click();
    await shown(page, 'user-alice').waitFor();
    expect(await keptOf(page)).toEqual({});
  });

  test('a tab that was never opened opens without a network, too', async () => {
    const page = await (await scene.visit()).open();
    await signIn(page);
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    await goTo(page, 'lab');
    await shown(page, 'run').waitFor();
    await page.context().setOffline(false);
  });

  test('a link to a page that there is not leads to the first page', async () => {
    const page = await (await scene.visit()).blank();
    await page.goto(`${scene.stage().home}/#/pages/gone/index`);
    await shown(page, 'to-sign-in').waitFor();
    await page.locator('.weui-tabbar__item[aria-current="page"]', { hasText: '首页' }).waitFor();
    expect(new URL(page.url()).hash).toBe('#/pages/home/index');
  });

  test('a browser that says nothing of its connection, as Safari, hears all the same that the network is back', async () => {
    const page = await (await scene.visit()).open();
    await page.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, 'connection', { value: undefined });
    });
    await page.reload();
    await signIn(page);
    await goTo(page, 'home');
    await untilActivityShows(page);
    await page.context().setOffline(true);
    await shown(page, 'refresh').click();
    await shown(page, 'trouble').waitFor();
    await page.context().setOffline(false);
    await shown(page, 'trouble').waitFor({ state: 'detached' });
    await untilActivityShows(page);
  });

  test('a first request that fails just after the network has come back is sent once more, and no more than once', async () => {
    const page = await (await scene.visit()).open('me');
    await signIn(page);
    const sent: Route[] = [];
    await page.route(`**${sessions}`, (route) => void sent.push(route));
    const lose = async () => {
      await page.context().setOffline(true);
      await page.context().setOffline(false);
      await sent.at(-1)?.abort('internetdisconnected');
    };
    await goTo(page, 'home');
    await expect.poll(() => sent.length).toBe(1);
    await lose();
    await expect.poll(() => sent.length).toBe(2);
    await sent.at(-1)?.abort('internetdisconnected');
    await shown(page, 'trouble').waitFor();
    expect(sent.length).toBe(2);

    await shown(page, 'retry').click();
    await expect.poll(() => sent.length).toBe(3);
    await lose();
    await expect.poll(() => sent.length).toBe(4);
    await sent.at(-1)?.continue();
    await untilActivityShows(page);
    await shown(page, 'trouble').waitFor({ state: 'detached' });
  });

  test('storage that was cleared: nobody is signed in, and signing in works', async () => {
    const page = await (await scene.visit()).open();
    await signIn(page);
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await shown(page, 'user-alice').waitFor();
    await signIn(page);
  });

  test('storage that is full: signed in all the same, until the page is left', async () => {
    const page = await (await scene.visit()).open();
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await page.reload();
    await signIn(page);
    await goTo(page, 'home');
    await untilActivityShows(page);
    expect(await keptOf(page)).toEqual({});
  });

  test.each([
    ['ahead', DAY],
    ['behind', -DAY],
  ])('a clock that is a day %s costs no 401, and no refresh more', async (_way, offset) => {
    const { proxy } = scene.stage();
    const page = await (await scene.visit()).open();
    await page.addInitScript((ms) => {
      const { now } = Date;
      Date.now = () => now() + ms;
      Object.defineProperty(performance, 'timeOrigin', { value: performance.timeOrigin + ms });
    }, offset);
    await page.reload();
    await signIn(page);
    await goTo(page, 'lab');
    await untilAccessExpired(page);
    proxy.forget();
    await fire(page);
    expect(await sumsOf(page)).toEqual([20, 0, 1, 0, 0]);
    expect(proxy.count({ status: 401 })).toBe(0);
    expect(proxy.count({ method: 'POST', path: refresh })).toBe(1);
  });
});
