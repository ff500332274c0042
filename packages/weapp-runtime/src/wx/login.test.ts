import { expect, test } from 'vitest';
import { launchScript } from '../testing/launch-script.ts';
import { startServer } from '../testing/start-server.ts';

const login = 'wx.login({ success: (r) => show(r), fail: (e) => show(e) });';

test('a code is fetched from the sandbox for whoever uses the phone', async () => {
  const server = await startServer((visit) => {
    visit.answer(
      200,
      JSON.stringify({ code: `code-of-${JSON.parse(visit.body.toString()).user}` }),
    );
  });
  const options = { sandboxUrl: server.url, wechatUser: 'bob' };
  const { phone, shown, relaunch } = await launchScript(login, options);
  expect(await shown(1)).toEqual([{ errMsg: 'login:ok', code: 'code-of-bob' }]);
  phone.wechatUser = 'carol';
  expect(await (await relaunch()).shown(1)).toEqual([
    { errMsg: 'login:ok', code: 'code-of-carol' },
  ]);
  expect(phone.logins).toBe(2);
  expect(server.visits.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'POST /sandbox/codes',
    'POST /sandbox/codes',
  ]);
});

test('a fifth call within a second fails, and is not asked of the sandbox', async () => {
  const server = await startServer((visit) => visit.answer(200, '{"code":"c"}'));
  const { shown } = await launchScript(
    `const results = [];
    for (let i = 0; i < 5; i += 1) {
      wx.login({ complete: (r) => { if (results.push(r.errMsg) === 5) show(results.sort()) } });
    }`,
    { sandboxUrl: server.url },
  );
  expect(await shown(1)).toEqual([
    ['login:fail login frequently, please retry later', ...Array(4).fill('login:ok')],
  ]);
  expect(server.visits).toHaveLength(4);
});

test('without a network, or with WeChat down, it fails', async () => {
  const server = await startServer((visit) => visit.answer(503, ''));
  const { phone, shown, relaunch } = await launchScript(login, { sandboxUrl: server.url });
  expect(await shown(1)).toEqual([{ errMsg: 'login:fail system error (503)', errno: -1 }]);
  phone.network.offline();
  expect(await (await relaunch()).shown(1)).toMatchObject([{ errno: 600001 }]);
});

test('a phone without a sandbox says what is missing', async () => {
  const { shown } = await launchScript(login);
  expect(await shown(1)).toEqual([
    { errMsg: 'login:fail wx.login needs the sandbox: pass sandboxUrl to createPhone' },
  ]);
});
