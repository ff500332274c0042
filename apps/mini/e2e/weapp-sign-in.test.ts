import type { Phone } from '@wugan/weapp-runtime';
import { expect, test } from 'vitest';
import { mePath, refreshPath } from './weapp/paths.ts';
import { expectName, runBurst, saveNickname, signIn, untilActivityShows } from './weapp/steps.ts';
import { useStage } from './weapp/use-stage.ts';

const stage = useStage({ ACCESS_TOKEN_TTL: '1h' });

const askSandbox = (method: string, fault?: object) =>
  fetch(`${stage.stack.sandboxUrl}/sandbox/faults`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault ?? {}),
  });

test('nobody is asked to sign in; one tap on the profile page does it', async () => {
  const phone = stage.newPhone();
  const app = await stage.open(phone);
  await app.page().tap('#to-sign-in');
  const me = await app.waitForPage('pages/me/index');
  await me.waitForText('未登录');
  expect(phone.logins).toBe(0);

  await me.tap('#sign-in');
  await me.waitFor('#sign-out');
  expect(me.has('#sign-in')).toBe(false);
  expect(phone.logins).toBe(1);
  const home = await app.switchTab('首页');
  await home.waitForText(/(夜深了|早上好|下午好|晚上好)/);
  await untilActivityShows(home);
});

test('20 requests whose token the server rejects: 20 × 401, one refresh, 20 answers', async () => {
  const app = await stage.open(stage.newPhone());
  await signIn(app);
  stage.network.forget();
  const sums = await runBurst(app);
  expect(sums).toEqual({ requests: 20, rejected: 20, refreshes: 1, replays: 20, failures: 0 });
  expect(stage.network.count({ path: refreshPath })).toBe(1);
  expect(stage.network.count({ path: mePath, status: 401 })).toBe(20);
  expect(stage.network.count({ path: mePath, status: 200 })).toBeGreaterThanOrEqual(20);
});

test('a nickname greets its user, here and after the next sign-in', async () => {
  const phone = stage.newPhone();
  const app = await stage.open(phone);
  await signIn(app);
  await saveNickname(app, '小雨');
  await app.waitForToast('已保存');
  await expectName(app, '小雨');
  await (await app.switchTab('首页')).waitForText('，小雨');

  const me = await app.switchTab('我的');
  await me.tap('#sign-out');
  await me.waitFor('#sign-in');
  await signIn(app);
  await expectName(app, '小雨');
});

test.each([-24, 24])(
  'a phone whose clock is %i h off signs in, and refreshes nothing',
  async (hours) => {
    const phone = stage.newPhone();
    phone.clock.offset = hours * 3_600_000;
    const app = await stage.open(phone);
    await signIn(app);
    await saveNickname(app, '不准');
    await expectName(app, '不准');
    await untilActivityShows((await stage.open(phone)).page());
    expect(stage.network.count({ path: refreshPath })).toBe(0);
  },
);

test('an old answer that comes late does not take a new nickname away', async () => {
  const app = await stage.open(stage.newPhone());
  const old = stage.network.holdNextAnswer(mePath);
  await signIn(app);
  await old.reached;
  await saveNickname(app, '新名字');
  await app.waitForToast('已保存');
  old.release();
  await runBurst(app);
  await expectName(app, '新名字');
  await (await app.switchTab('首页')).waitForText('，新名字');
});

test('signing out says so, forgets the user and ends the session at the server', async () => {
  const phone = stage.newPhone();
  const app = await stage.open(phone);
  const me = await signIn(app);
  await saveNickname(app, '过客');
  await expectName(app, '过客');

  await me.tap('#sign-out');
  await me.waitFor('#sign-in');
  expect(me.find('#end-reason').text).toBe('你已退出登录。');
  expect(app.page().text()).not.toContain('过客');
  expect(phone.storage.keys()).toEqual([]);
  await expect.poll(() => stage.network.count({ method: 'POST', status: 204 })).toBe(1);
  await (await app.switchTab('首页')).waitFor('#to-sign-in');
});

test('the next user of the phone sees nothing of the last one', async () => {
  const phone = stage.newPhone();
  const app = await stage.open(phone);
  const me = await signIn(app);
  await saveNickname(app, '前一位');
  await expectName(app, '前一位');
  await me.tap('#sign-out');
  await me.waitFor('#sign-in');

  phone.wechatUser = 'somebody-else';
  await signIn(app);
  await expectName(app, '未设置昵称');
  expect((await app.switchTab('首页')).text()).not.toContain('前一位');
});

test('WeChat down: a toast says that signing in failed, and nothing is stored', async () => {
  await askSandbox('POST', { path: '/sns/jscode2session', status: 503, times: 100 });
  const phone = stage.newPhone();
  const app = await stage.open(phone);
  const me = await app.switchTab('我的');
  await me.tap('#sign-in');
  await app.waitForToast('登录失败，请稍后重试');
  await me.waitForText('未登录');
  expect(phone.storage.keys()).toEqual([]);

  await askSandbox('DELETE');
  await signIn(app);
});

test('no network: a toast says that signing in failed, and nothing is stored', async () => {
  const phone = stage.newPhone();
  const app = await stage.open(phone);
  phone.network.offline();
  await (await app.switchTab('我的')).tap('#sign-in');
  await app.waitForToast('登录失败，请稍后重试');
  expect(phone.storage.keys()).toEqual([]);
});

test('storage full: the user is signed in all the same, and stays so through a refresh', async () => {
  const phone = stage.newPhone();
  phone.storage.fault('full');
  const app = await stage.open(phone);
  await signIn(app);
  await saveNickname(app, '满');
  await expectName(app, '满');
  expect(phone.storage.keys()).toEqual([]);

  phone.clock.offset += 2 * 3_600_000;
  await saveNickname(app, '还是满');
  await expectName(app, '还是满');

  phone.storage.fault('none');
  phone.clock.offset += 2 * 3_600_000;
  await saveNickname(app, '不满了');
  await expectName(app, '不满了');
  const again = await stage.open(phone);
  await again.page().waitForText('，不满了');
});

test('opened from Moments, the app is anonymous and leaves the session of the phone alone', async () => {
  const phone = stage.newPhone();
  await signIn(await stage.open(phone));
  const kept = contentsOf(phone);

  const single = await stage.open(phone, { scene: 1154 });
  await single.page().waitFor('#to-sign-in');
  const profile = await stage.open(phone, { scene: 1154, path: 'pages/me/index' });
  await profile.page().tap('#sign-in');
  await profile.waitForToast('登录失败，请稍后重试');
  expect(phone.logins).toBe(1);
  expect([...single.requests(), ...profile.requests()]).toEqual([]);
  expect(phone.singlePageStorage.keys()).toEqual([]);
  expect(contentsOf(phone)).toEqual(kept);

  const app = await stage.open(phone);
  await untilActivityShows(app.page());
});

function contentsOf({ storage }: Phone): unknown[] {
  return storage.keys().map((key) => [key, storage.get(key)]);
}
