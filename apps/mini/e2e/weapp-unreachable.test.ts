import { expect, test } from 'vitest';
import { refreshPath } from './weapp/paths.ts';
import { expectName, saveNickname, signIn, tapReady, untilActivityShows } from './weapp/steps.ts';
import { storedRecord, untilAccessExpired } from './weapp/stored-record.ts';
import { useStage } from './weapp/use-stage.ts';

const stage = useStage({ ACCESS_TOKEN_TTL: '2s' });

test('server down: the page says so and the session is kept; server back: it works without a sign-in', async () => {
  const phone = stage.newPhone();
  const app = await stage.open(phone);
  await signIn(app);
  await saveNickname(app, '守候');
  await expectName(app, '守候');
  const kept = storedRecord(phone);
  await untilAccessExpired(stage, phone, app);
  await stage.stack.api.kill();

  const again = await stage.open(phone);
  const home = again.page();
  await home.waitForText('服务器暂时连不上，已保留登录。');
  await home.waitForText('，守候');
  await expectName(again, '守候');
  expect(storedRecord(phone)).toEqual(kept);

  await stage.stack.api.start();
  await again.switchTab('首页');
  await tapReady(home, '#retry');
  await untilActivityShows(home);
  await home.waitForNoText('服务器暂时连不上');
  expect(phone.logins).toBe(1);
});

test('opened without a network and with an expired token, the app is still signed in, and heals by itself', async () => {
  const phone = stage.newPhone();
  const app = await stage.open(phone);
  await signIn(app);
  await saveNickname(app, '山里');
  await expectName(app, '山里');
  await untilAccessExpired(stage, phone, app);
  phone.network.offline();

  const again = await stage.open(phone);
  const home = again.page();
  await home.waitForText('，山里');
  await home.waitForText('服务器暂时连不上，已保留登录。');
  await expectName(again, '山里');
  await again.page().waitForText('服务器暂时连不上，已保留登录。');

  phone.network.offline(false);
  await again.page().waitForNoText('服务器暂时连不上');
  await again.switchTab('首页');
  await untilActivityShows(home);
  await home.waitForNoText('服务器暂时连不上');
  expect(phone.logins).toBe(1);
});

test('without a network the list that was seen last is shown, as one from before; a sign-out takes it away', async () => {
  const phone = stage.newPhone();
  const app = await stage.open(phone);
  await signIn(app);
  await untilActivityShows(await app.switchTab('首页'));
  await expect.poll(() => phone.storage.get('wugan.sessions')).toBeDefined();
  phone.network.offline();

  const again = await stage.open(phone);
  const home = again.page();
  await home.waitFor('#activity-before .tag');
  expect(home.text()).toContain('上次看到的活动');
  await home.waitForText('服务器暂时连不上，已保留登录。');
  phone.network.offline(false);
  await untilActivityShows(home);
  expect(home.text()).not.toContain('上次看到的活动');

  const me = await again.switchTab('我的');
  await tapReady(me, '#sign-out');
  await me.waitFor('#sign-in');
  expect(phone.storage.keys()).not.toContain('wugan.sessions');
});

test('changed from Wi-Fi to mobile data while the first answer is on its way, the page goes on by itself', async () => {
  const phone = stage.newPhone();
  await signIn(await stage.open(phone));
  const held = phone.network.hold('/auth/sessions');
  const app = await stage.open(phone);
  await expect.poll(() => held.count).toBe(1);
  phone.network.switch();
  await expect.poll(() => held.count).toBe(2);
  held.release();
  await untilActivityShows(app.page());
  expect(app.page().text()).not.toContain('服务器暂时连不上');
});

test('a nickname that cannot be saved is said to be unsaved, and saved once the server is back', async () => {
  const app = await stage.open(stage.newPhone());
  await signIn(app);
  stage.network.refuse(true);
  const me = await saveNickname(app, '稍后');
  await app.waitForToast('没有保存，请稍后重试');
  expect(me.find('#nickname').value).toBe('稍后');

  stage.network.refuse(false);
  await tapReady(me, '#save-nickname');
  await app.waitForToast('已保存');
  await expectName(app, '稍后');
});

test('a refresh whose answer got lost is asked for again, and the session goes on', async () => {
  const phone = stage.newPhone();
  const app = await stage.open(phone);
  await signIn(app);
  phone.clock.offset += 3_000;
  stage.network.dropNextAnswer(refreshPath);
  const me = await saveNickname(app, '再来');
  await app.waitForToast('没有保存，请稍后重试');
  await tapReady(me, '#save-nickname');
  await app.waitForToast('已保存');
  await expectName(app, '再来');
  expect(phone.logins).toBe(1);
});
