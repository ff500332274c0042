import { API_PREFIX, paths } from '@wugan/shared';
import { expect, test } from 'vitest';
import { describeInBrowser } from './h5/describe-in-browser.ts';
import { keptOf, untilAccessExpired } from './h5/kept-record.ts';
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

describeInBrowser('H5, with an access token of 3 s', { ACCESS_TOKEN_TTL: '3s' }, (scene) => {
  test('20 requests after it has expired: one refresh at the server, 20 answers, no error', async () => {
    const { proxy } = scene.stage();
    const page = await (await scene.visit()).open();
    await signIn(page);
    await goTo(page, 'lab');
    await untilAccessExpired(page);
    proxy.forget();
    await fire(page);
    expect(await sumsOf(page)).toEqual([20, 0, 1, 0, 0]);
    expect(proxy.count({ method: 'POST', path: refresh })).toBe(1);
    expect(proxy.count({ method: 'GET', path: me, status: 200 })).toBe(20);
    expect(proxy.count({ status: 401 })).toBe(0);
    expect(await shown(page, 'trouble').count()).toBe(0);
  });

  test('a page reloaded or closed after the server rotated, and before it hears so, is still signed in', async () => {
    const { proxy } = scene.stage();
    const visitor = await scene.visit();
    const page = await visitor.open('me');
    await signIn(page);
    await untilAccessExpired(page);
    proxy.forget();
    const reloading = proxy.holdNextAnswer(refresh);
    await goTo(page, 'home');
    await reloading.reached;
    await page.reload();
    reloading.drop();
    await untilActivityShows(page);
    expect(proxy.count({ method: 'POST', path: refresh, status: 200 })).toBe(2);

    await untilAccessExpired(page);
    const closing = proxy.holdNextAnswer(refresh);
    await page.reload();
    await closing.reached;
    await page.close();
    const reopened = await visitor.open();
    closing.drop();
    await untilActivityShows(reopened);
    expect(proxy.count({ method: 'POST', path: refresh, status: 200 })).toBe(4);
    expect(proxy.count({ method: 'POST', path: refresh })).toBe(4);
  });

  test('a server that is down is said to be so, the sign-in is kept, and works again with it', async () => {
    const { proxy } = scene.stage();
    const page = await (await scene.visit()).open();
    await signIn(page, 'bob');
    await takeNickname(page, '阿波');
    await untilAccessExpired(page);
    const before = await keptOf(page);

    proxy.refuse(true);
    await page.reload();
    await expect
      .poll(() => shown(page, 'trouble').textContent())
      .toContain('服务器暂时连不上，已保留登录。');
    expect(await shown(page, 'profile-name').textContent()).toBe('阿波');
    expect(await keptOf(page)).toEqual(before);
    await goTo(page, 'home');
    await shown(page, 'trouble').waitFor();
    expect(await shown(page, 'greeting').textContent()).toContain('阿波');

    proxy.refuse(false);
    await shown(page, 'retry').click();
    await untilActivityShows(page);
    await shown(page, 'trouble').waitFor({ state: 'detached' });
    await goTo(page, 'me');
    expect(await shown(page, 'profile-name').textContent()).toBe('阿波');
    expect(await shown(page, 'sign-out').count()).toBe(1);
  });

  test('two browser tabs with one expired token, after a late answer and at the same moment: both stay signed in', async () => {
    const { proxy } = scene.stage();
    const visitor = await scene.visit();
    const slow = await visitor.open();
    await signIn(slow);
    await goTo(slow, 'lab');
    const quick = await visitor.open('lab');
    await shown(quick, 'run').waitFor();
    await untilAccessExpired(slow);
    proxy.forget();
    const held = proxy.holdNextAnswer(refresh);
    await fire(slow);
    await held.reached;
    await fire(quick);
    await expect.poll(() => proxy.count({ path: refresh, status: 200 })).toBe(2);
    held.release();
    expect((await sumsOf(quick)).at(-1)).toBe(0);
    await sumsOf(slow);

    await untilAccessExpired(slow);
    await Promise.all([slow, quick].map((page) => page.reload()));
    proxy.forget();
    await Promise.all([slow, quick].map(fire));
    for (const page of [slow, quick]) expect((await sumsOf(page)).at(-1)).toBe(0);
    expect(proxy.count({ method: 'GET', path: me, status: 200 })).toBe(40);
    expect([1, 2]).toContain(proxy.count({ method: 'POST', path: refresh, status: 200 }));
    expect(proxy.count({ path: refresh, status: 401 })).toBe(0);
  });
});
