import { API_PREFIX, paths } from '@wugan/shared';
import { expect, test } from 'vitest';
import { artifacts, describeInBrowser } from './h5/describe-in-browser.ts';
import { keptOf } from './h5/kept-record.ts';
import { shown, signIn } from './h5/on-page.ts';
import {
  addressesOf,
  allow,
  leaveForWechat,
  signInThroughWechat,
  troubleOn,
  wechatBrowser,
} from './h5/wechat-page.ts';

const login = { method: 'POST', path: API_PREFIX + paths.login };
const inWechat = { userAgent: wechatBrowser };

describeInBrowser('H5, signing in through WeChat’s page', {}, (scene) => {
  const post = async (url: string, body: object): Promise<Record<string, unknown>> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    return answer.status === 204 ? {} : answer.json();
  };

  /** Who this person is in the mini program. */
  async function userInMiniProgram(user: string): Promise<unknown> {
    const { proxy, sandboxUrl } = scene.stage();
    const { code } = await post(`${sandboxUrl}/sandbox/codes`, { user });
    return (await post(proxy.url + API_PREFIX + paths.login, { code })).user;
  }

  /** A genuine code of somebody else's, made without any page of ours. */
  async function codeOfSomebodyElse(): Promise<string> {
    const { home, sandboxUrl } = scene.stage();
    const query = new URLSearchParams({
      appid: 'wx5a4db0c000000003',
      redirect_uri: home,
      response_type: 'code',
      scope: 'snsapi_login',
      kind: 'website',
      user: 'mallory',
    });
    const answer = await fetch(`${sandboxUrl}/sandbox/consent?${query}`, { redirect: 'manual' });
    const code = new URL(answer.headers.get('location') ?? 'none:').searchParams.get('code');
    expect(code).toEqual(expect.any(String));
    return code ?? '';
  }

  async function breakWechat(fault: object): Promise<void> {
    const { sandboxUrl } = scene.stage();
    await post(`${sandboxUrl}/sandbox/faults`, { path: '/sns/oauth2/access_token', ...fault });
  }

  const photograph = (name: string) => ({ path: `${artifacts}oauth ${name}.png` });

  test.each([
    ['in WeChat, by the authorization page', inWechat, '/connect/oauth2/authorize'],
    ['on a desktop, by a QR code', {}, '/connect/qrconnect'],
  ])('%s somebody is who they are in the mini program', async (name, looks, door) => {
    const { home } = scene.stage();
    const known = await userInMiniProgram('小明');
    const page = await (await scene.visit(looks)).open();
    const addresses = addressesOf(page);
    await leaveForWechat(page);
    const at = new URL(page.url());
    expect([at.pathname, at.hash]).toEqual([door, '#wechat_redirect']);
    expect(at.searchParams.get('redirect_uri')).toBe(`${home}/`);
    await page.screenshot(photograph(`page ${name}`));

    const answered = page.waitForResponse((response) => response.url().endsWith(paths.login));
    await allow(page, '小明');
    expect((await (await answered).json()).user).toEqual(known);
    await shown(page, 'sign-out').waitFor();
    await page.screenshot(photograph(`back ${name}`));

    expect(addresses.at(-1)).toMatch(/\/\?code=[^&]+&state=[\da-f]{32}$/);
    expect(page.url()).toBe(`${home}/#/pages/me/index`);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  test('F5, the address of the way back once more, and another tab change nothing', async () => {
    const { proxy } = scene.stage();
    const visitor = await scene.visit();
    const page = await visitor.open();
    const addresses = addressesOf(page);
    await signInThroughWechat(page, 'bob');
    const wayBack = addresses.at(-1) ?? '';
    const kept = await keptOf(page);
    proxy.forget();

    await page.reload();
    await shown(page, 'sign-out').waitFor();
    await page.goto(wayBack);
    await shown(page, 'sign-out').waitFor();
    const other = await visitor.open();
    await other.goto(wayBack);
    await shown(other, 'sign-out').waitFor();
    expect(page.url()).not.toContain('code=');
    expect(proxy.count(login)).toBe(0);
    expect((await keptOf(page))['wugan.session']).toBe(kept['wugan.session']);

    await shown(page, 'sign-out').click();
    await shown(page, 'web-sign-in').waitFor();
    expect(await shown(page, 'sign-in-trouble').count()).toBe(0);
    await page.goto(wayBack);
    expect(await troubleOn(page)).toContain('不是从这里发起的，或者已经用过');
    expect(proxy.count(login)).toBe(0);
  });

  test('somebody else’s code in a link signs nobody in, with a state or without', async () => {
    const { home, proxy } = scene.stage();
    const page = await (await scene.visit()).open();
    const code = await codeOfSomebodyElse();
    proxy.forget();
    for (const query of [`code=${code}`, `code=${code}&state=0123456789abcdef0123456789abcdef`]) {
      await leaveForWechat(page);
      await page.goto(`${home}/?${query}`);
      expect(await troubleOn(page)).toContain('没有登录');
      expect(page.url()).toBe(`${home}/#/pages/me/index`);
    }
    await page.screenshot(photograph('forged link'));
    expect(proxy.count(login)).toBe(0);
    expect(Object.keys(await keptOf(page))).not.toContain('wugan.session');

    // Nor is anybody who is signed in exchanged for somebody else.
    await signIn(page, 'alice');
    const kept = await keptOf(page);
    await page.goto(`${home}/?code=${code}&state=0123456789abcdef0123456789abcdef`);
    await shown(page, 'sign-out').waitFor();
    expect((await keptOf(page))['wugan.session']).toBe(kept['wugan.session']);
  });

  test('who does not agree is told so calmly, and may try again', async () => {
    const { proxy } = scene.stage();
    const page = await (await scene.visit(inWechat)).open();
    await leaveForWechat(page);
    proxy.forget();
    await page.getByRole('button', { name: '拒绝' }).click();
    expect(await troubleOn(page)).toBe('你没有同意授权，所以没有登录。需要时可以再来一次。');
    await page.screenshot(photograph('declined'));
    expect(proxy.count(login)).toBe(0);
    await signInThroughWechat(page);
    expect(await shown(page, 'sign-in-trouble').count()).toBe(0);
  });

  test('who refuses the QR code steps back, and the button works again', async () => {
    const page = await (await scene.visit()).open();
    await leaveForWechat(page);
    await page.getByRole('button', { name: '拒绝' }).click();
    await page.getByText('你已取消此次登录').waitFor();
    await page.goBack();
    await page.goBack();
    await signInThroughWechat(page);
  });

  test('a snapshot of the page signs nobody in, and says what to do', async () => {
    const page = await (await scene.visit(inWechat)).open();
    await leaveForWechat(page);
    await page.getByRole('checkbox').check();
    await allow(page);
    expect(await troubleOn(page)).toContain('请点右下角“使用完整服务”');
    await page.screenshot(photograph('snapshot'));
    expect(Object.keys(await keptOf(page))).not.toContain('wugan.session');
  });

  test.each([
    ['is down', { status: 502, times: 20 }, '微信暂时没有回应'],
    ['says that the code is no good', { errcode: 40029 }, '这次授权已失效'],
    ['has had too many questions', { errcode: 45011 }, '登录太频繁了'],
  ])('while WeChat %s, the page says so, and a later sign-in works', async (name, fault, said) => {
    const page = await (await scene.visit()).open();
    await leaveForWechat(page);
    await breakWechat(fault);
    await allow(page);
    expect(await troubleOn(page)).toContain(said);
    if (name === 'is down') await page.screenshot(photograph('wechat down'));
    await fetch(`${scene.stage().sandboxUrl}/sandbox/faults`, { method: 'DELETE' });
    await signInThroughWechat(page);
  });

  test('a slow answer shows that it is under way, and F5 meanwhile does no harm', async () => {
    const page = await (await scene.visit()).open();
    await leaveForWechat(page);
    await breakWechat({ delayMs: 2_000 });
    await allow(page);
    await page.getByText('正在登录…').waitFor();
    await page.screenshot(photograph('under way'));
    await page.reload();
    await shown(page, 'web-sign-in').waitFor();
    expect(await shown(page, 'sign-in-trouble').count()).toBe(0);
    await signInThroughWechat(page);
  });
});
