import { expect, test } from 'vitest';
import { expectName, saveNickname, signIn } from './weapp/steps.ts';
import { storedRecord } from './weapp/stored-record.ts';
import { useStage } from './weapp/use-stage.ts';

const stage = useStage({ ACCESS_TOKEN_TTL: '1s', REFRESH_TOKEN_TTL: '2s' });

test('away for longer than the refresh token lives: the app asks to sign in and says why', async () => {
  const phone = stage.newPhone();
  const app = await stage.open(phone);
  await signIn(app);
  await saveNickname(app, '久别');
  await expectName(app, '久别');
  app.kill();
  const { refreshExpiresAt } = storedRecord(phone);
  await expect.poll(() => Date.now()).toBeGreaterThan(Number(refreshExpiresAt));

  const again = await stage.open(phone);
  await again.page().waitFor('#to-sign-in');
  expect(again.page().text()).not.toContain('久别');
  const me = await again.switchTab('我的');
  await me.waitFor('#sign-in');
  expect(me.find('#end-reason').text).toBe('太久没有使用，登录已过期，请重新登录。');
  expect(me.text()).not.toContain('久别');
  expect(phone.storage.keys()).toEqual([]);
  expect(phone.logins).toBe(1);

  await signIn(again);
  await expectName(again, '久别');
});
