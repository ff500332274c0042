import { API_PREFIX, paths } from '@wugan/shared';
import type { App, PageHandle } from '@wugan/weapp-runtime';
import { expect, test } from 'vitest';
import { problems } from './problems.ts';
import { refreshPath } from './weapp/paths.ts';
import { signIn, tapFree, tapReady } from './weapp/steps.ts';
import { storedRecord, untilAccessExpired } from './weapp/stored-record.ts';
import { useStage } from './weapp/use-stage.ts';

const stage = useStage({ ACCESS_TOKEN_TTL: '3s' });

const avatarPath = API_PREFIX + paths.myAvatar;
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('a sign-in that is ended from another phone says so at its next request', async () => {
  const [here, there] = [stage.newPhone(), stage.newPhone()];
  there.wechatUser = here.wechatUser;
  const other = await stage.open(there);
  await signIn(other);
  const app = await stage.open(here);
  const me = await signIn(app);
  const { sessionId } = storedRecord(there);
  app.answerModal(false);
  await tapFree(await openDevices(app, me), `#end-${sessionId}`);
  await app.back();
  const devices = await openDevices(app, me);
  expect(devices.has(`#end-${sessionId}`)).toBe(true);
  await tapFree(devices, `#end-${sessionId}`);
  await devices.waitForText('没有在别处登录。');
  expect(devices.text()).toContain('本机');

  const home = await other.switchTab('首页');
  other.hide();
  other.show();
  await home.waitFor('#end-reason', { within: 10_000 });
  expect(home.find('#end-reason').text).toBe('这次登录已在别处被退出。');
  expect(app.page().has('#end-reason')).toBe(false);
});

test('devices that cannot be asked for are not said to be none', async () => {
  const phone = stage.newPhone();
  await signIn(await stage.open(phone));
  stage.network.spoil(API_PREFIX + paths.sessions, problems.internal);
  const app = await stage.open(phone);
  await (await app.switchTab('我的')).tap('#to-devices');
  const devices = await app.waitForPage('pages/devices/index');
  await devices.waitFor('#retry');
  expect(devices.text()).not.toContain('没有在别处登录。');
  stage.network.spoil(API_PREFIX + paths.sessions, null);
  await tapReady(devices, '#retry');
  await devices.waitForText('没有在别处登录。');
});

test('a picture is sent again with the new token, when the old one expired meanwhile', async () => {
  const phone = stage.newPhone();
  const app = await stage.open(phone);
  const me = await signIn(app);
  await untilAccessExpired(stage, phone, app);
  phone.clock.offset -= 3_600_000;
  stage.network.forget();

  const avatarUrl = phone.addFile('avatar.png', png);
  await me.find('#avatar').trigger('chooseavatar', { avatarUrl });
  await me.waitFor('#picture', { within: 10_000 });
  expect(me.find('#picture').attribute('src')).toContain(API_PREFIX + paths.avatars);
  expect(stage.network.count({ path: avatarPath, status: 200 })).toBe(1);
  expect(stage.network.count({ path: refreshPath, status: 200 })).toBe(1);
});

async function openDevices(app: App, me: PageHandle): Promise<PageHandle> {
  await me.tap('#to-devices');
  const devices = await app.waitForPage('pages/devices/index');
  await devices.waitForText('本机');
  return devices;
}
