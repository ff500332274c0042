import { API_PREFIX, paths } from '@wugan/shared';
import { expect, test } from 'vitest';
import { problems } from './problems.ts';
import { mePath } from './weapp/paths.ts';
import {
  expectName,
  saveNickname,
  signIn,
  tapReady,
  untilActivityShows,
  untilQuiet,
} from './weapp/steps.ts';
import { useStage } from './weapp/use-stage.ts';

const stage = useStage({});
const sessionsPath = API_PREFIX + paths.sessions;

test.each([
  ['a server that errs', problems.internal, '服务器出了点问题，请稍后再试。'],
  ['a server that is asked too often', problems.busy, '请求太频繁了，请稍等一会儿再试。'],
])('%s is said to be so, and works again at the next try', async (_who, problem, words) => {
  const phone = stage.newPhone();
  await signIn(await stage.open(phone));
  stage.network.spoil(sessionsPath, problem);
  const app = await stage.open(phone);
  const home = app.page();
  await home.waitForText(words);
  stage.network.spoil(sessionsPath, null);
  await tapReady(home, '#retry');
  await untilActivityShows(home);
  await home.waitForNoText(words);
  expect(phone.logins).toBe(1);
});

test('while the first answer is on its way, the page greets and says that it is loading; then it is there', async () => {
  const phone = stage.newPhone();
  const app = await stage.open(phone);
  await signIn(app);
  await untilQuiet(app);
  await saveNickname(app, '慢慢');
  await app.waitForToast('已保存');
  await untilQuiet(app);
  const kept = () => phone.storage.get('wugan.profile');
  await expect.poll(kept).toMatchObject({ user: { nickname: '慢慢' } });
  phone.storage.delete('wugan.sessions');
  const answer = stage.network.holdNextAnswer(sessionsPath);
  const home = (await stage.open(phone)).page();
  await answer.reached;
  await home.waitForText('，慢慢');
  await home.waitForText('加载中…');
  expect(home.has('#trouble')).toBe(false);
  answer.release();
  await untilActivityShows(home);
  expect(home.has('#trouble')).toBe(false);
});

test('storage that was cleared: nobody is signed in, nothing breaks, and signing in works', async () => {
  const phone = stage.newPhone();
  const first = await stage.open(phone);
  await signIn(first);
  await saveNickname(first, '清空');
  await first.waitForToast('已保存');
  first.kill();
  phone.storage.clear();

  const app = await stage.open(phone);
  await app.page().waitFor('#to-sign-in');
  expect(app.page().text()).not.toContain('清空');
  await signIn(app);
  await expectName(app, '清空');
});

test('a nickname is shown at once, and taken back when the server does not take it', async () => {
  const app = await stage.open(stage.newPhone());
  await signIn(app);
  await untilQuiet(app);
  await saveNickname(app, '从前');
  await app.waitForToast('已保存');
  const answer = stage.network.holdNextAnswer(mePath);
  const me = await saveNickname(app, '此刻');
  await answer.reached;
  await expect.poll(() => me.find('#profile-name').text).toBe('此刻');
  answer.drop();
  await app.waitForToast('没有保存，请稍后重试');
  await expect.poll(() => me.find('#profile-name').text).toBe('从前');
  expect(me.find('#nickname').value).toBe('此刻');

  stage.network.spoil(mePath, problems.busy);
  await tapReady(me, '#save-nickname');
  await app.waitForToast('请求太频繁了，请稍等一会儿再试。');
  stage.network.spoil(mePath, null);
});

test('who has not agreed to the privacy guide is told what follows, and loses nothing', async () => {
  const app = await stage.open(stage.newPhone());
  const me = await signIn(app);
  const errMsg = 'chooseAvatar:fail privacy permission is not authorized';
  await me.find('#avatar').trigger('chooseavatar', { errMsg, errno: 104 });
  await app.waitForToast('需要你同意隐私指引');
  await me
    .find('#phone')
    .trigger('getphonenumber', { errMsg: errMsg.replace('chooseAvatar', 'getPhoneNumber') });
  const asked = () => app.toasts().filter(({ title }) => title === '需要你同意隐私指引').length;
  await expect.poll(asked).toBe(2);
  expect(me.has('#sign-out')).toBe(true);
  expect(me.has('#phone')).toBe(true);
});
