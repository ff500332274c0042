import { findFreePort } from '@wugan/dev-stack';
import { API_PREFIX, paths } from '@wugan/shared';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { artifacts, describeInBrowser } from './h5/describe-in-browser.ts';
import { goTo, shown } from './h5/on-page.ts';
import { serveUnderPath } from './h5/serve-under-path.ts';
import { signInThroughWechat } from './h5/wechat-page.ts';

const port = await findFreePort();
const origin = `http://127.0.0.1:${port}`;
const env = { CORS_ORIGINS: origin };

describeInBrowser('H5 as in production: no sandbox, under a path of its own', env, (scene) => {
  let close = async () => {};
  beforeAll(async () => {
    const { home, proxy } = scene.stage();
    const settings = { apiUrl: proxy.url + API_PREFIX, sandboxUrl: '' };
    close = await serveUnderPath({ port, path: '/shop/', home, settings });
  });
  afterAll(() => close());

  test('WeChat’s page is the only way in, and leads back to the path', async () => {
    const page = await (await scene.visit()).open();
    await page.goto(`${origin}/shop/`);
    await goTo(page, 'me');
    await expect.poll(() => shown(page, 'web-sign-in').textContent()).toBe('微信登录');
    expect(await shown(page, 'user-alice').count()).toBe(0);
    await page.screenshot({ path: `${artifacts}oauth only way.png` });
    await signInThroughWechat(page);
    expect(page.url()).toBe(`${origin}/shop/#/pages/me/index`);
  });

  test('where no app of this kind is set up, the page says so', async () => {
    const page = await (await scene.visit()).open();
    await page.route(`**${paths.providers}`, (route) =>
      route.fulfill({ json: { providers: [] }, headers: { 'access-control-allow-origin': '*' } }),
    );
    await page.goto(`${origin}/shop/#/pages/me/index`);
    await page.getByText('网页登录尚未开放').waitFor();
    expect(await shown(page, 'web-sign-in').count()).toBe(0);
  });

  test('while the server cannot be reached, the page says so, and asks once more when told to', async () => {
    const page = await (await scene.visit()).open();
    await page.route(`**${paths.providers}`, (route) => route.abort());
    await page.goto(`${origin}/shop/#/pages/me/index`);
    await shown(page, 'trouble').getByText('暂时连不上服务器，稍后再登录。').waitFor();
    await page.unroute(`**${paths.providers}`);
    await shown(page, 'retry').click();
    await shown(page, 'web-sign-in').waitFor();
  });
});
