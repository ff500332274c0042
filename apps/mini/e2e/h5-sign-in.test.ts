import { API_PREFIX, paths } from '@wugan/shared';
import { expect, test } from 'vitest';
import { describeInBrowser } from './h5/describe-in-browser.ts';
import { keptOf, untilRefreshExpired } from './h5/kept-record.ts';
import { goTo, shown, signIn, takeNickname } from './h5/on-page.ts';

const lifetimes = { ACCESS_TOKEN_TTL: '3s', REFRESH_TOKEN_TTL: '4s' };

describeInBrowser('H5, with a sign-in of 4 s', lifetimes, (scene) => {
  test('a sandbox user who is picked is signed in, with a name to be shown, and signs out again', async () => {
    const { proxy } = scene.stage();
    const page = await (await scene.visit()).open();
    proxy.forget();
    await shown(page, 'to-sign-in').click();
    await shown(page, 'user-小明').click();
    await shown(page, 'sign-out').waitFor();
    expect(proxy.count({ method: 'POST', path: API_PREFIX + paths.login })).toBe(1);
    await takeNickname(page, '明明');
    expect(await shown(page, 'profile-name').textContent()).toBe('明明');
    await goTo(page, 'home');
    expect(await shown(page, 'greeting').textContent()).toContain('明明');

    await goTo(page, 'me');
    await shown(page, 'sign-out').click();
    await shown(page, 'user-小明').waitFor();
    expect(await shown(page, 'end-reason').textContent()).toBe('你已退出登录。');
    expect(await keptOf(page)).toEqual({});
  });

  test('a name that is typed is a sandbox user too', async () => {
    const page = await (await scene.visit()).open('me');
    await shown(page, 'user-name').locator('input').fill('carol');
    await shown(page, 'sign-in').click();
    await shown(page, 'sign-out').waitFor();
  });

  test('after the refresh token: sign-in is offered, the profile is gone, the reason is shown', async () => {
    const page = await (await scene.visit()).open();
    await signIn(page, 'bob');
    await takeNickname(page, '阿波');
    await untilRefreshExpired(page);
    await page.reload();
    await shown(page, 'user-bob').waitFor();
    expect(await shown(page, 'profile-name').textContent()).toBe('未登录');
    expect(await shown(page, 'end-reason').textContent()).toContain('登录已过期');
    expect(await page.locator('body').textContent()).not.toContain('阿波');
    expect(await keptOf(page)).toEqual({});

    await signIn(page, 'bob');
    await expect.poll(() => shown(page, 'profile-name').textContent()).toBe('阿波');
    expect(await shown(page, 'end-reason').count()).toBe(0);
  });

  test('while WeChat is down a sign-in fails with a toast, and nothing is stored', async () => {
    const { sandboxUrl } = scene.stage();
    const page = await (await scene.visit()).open('me');
    await fetch(`${sandboxUrl}/sandbox/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ path: '/sns/jscode2session', times: 20, status: 502 }),
    });
    await shown(page, 'user-alice').click();
    await page.getByRole('paragraph').filter({ hasText: '登录失败，请稍后重试' }).waitFor();
    expect(await page.getByRole('status').textContent()).toBe('登录失败，请稍后重试');
    expect(await shown(page, 'profile-name').textContent()).toBe('未登录');
    expect(await keptOf(page)).toEqual({});
    await page.reload();
    await shown(page, 'user-alice').waitFor();
    expect(await keptOf(page)).toEqual({});
  });
});
