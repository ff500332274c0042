import { expect, test } from 'vitest';
import { mePath, refreshPath } from './weapp/paths.ts';
import { expectName, runBurst, saveNickname, signIn, untilActivityShows } from './weapp/steps.ts';
import { statusOf, storedRecord, untilAccessExpired } from './weapp/stored-record.ts';
import { useStage } from './weapp/use-stage.ts';

const stage = useStage({ ACCESS_TOKEN_TTL: '2s' });

const rotations = () => stage.network.count({ path: refreshPath, status: 200 });

test('20 requests after expiry cost one refresh, and none of them meets a 401', async () => {
  const phone = stage.newPhone();
  const app = await stage.open(phone);
  await signIn(app);
  await untilAccessExpired(stage, phone, app);
  stage.network.forget();

  const sums = await runBurst(app);
  expect(sums).toEqual({ requests: 20, rejected: 0, refreshes: 1, replays: 0, failures: 0 });
  expect(stage.network.count({ path: refreshPath })).toBe(1);
  expect(stage.network.count({ path: mePath, status: 200 })).toBe(20);
  expect(stage.network.count({ status: 401 })).toBe(0);
  expect(app.page().has('#trouble')).toBe(false);
});

test('20 requests on a phone whose clock was set back a day cost one refresh, and no 401', async () => {
  const phone = stage.newPhone();
  const app = await stage.open(phone);
  await signIn(app);
  phone.clock.offset -= 24 * 3_600_000;
  await untilAccessExpired(stage, phone, app);
  stage.network.forget();

  const sums = await runBurst(app);
  expect(sums).toEqual({ requests: 20, rejected: 0, refreshes: 1, replays: 0, failures: 0 });
  expect(rotations()).toBe(1);
  expect(stage.network.count({ path: mePath, status: 401 })).toBe(0);
  expect(stage.network.count({ path: mePath, status: 200 })).toBe(20);
});

test("the Lab's button alone costs one refresh, and 20 answers come", async () => {
  const app = await stage.open(stage.newPhone());
  await signIn(app);
  const sums = await runBurst(app);
  expect(sums).toMatchObject({ requests: 20, refreshes: 1, failures: 0 });
  expect(rotations()).toBe(1);
});

test.each([-24, 24])('a clock that is %i h off costs no 401 and no refresh more', async (hours) => {
  const phone = stage.newPhone();
  phone.clock.offset = hours * 3_600_000;
  const app = await stage.open(phone);
  await signIn(app);
  await untilAccessExpired(stage, phone, app);
  stage.network.forget();

  await saveNickname(app, '不准');
  await expectName(app, '不准');
  expect(rotations()).toBe(1);
  expect(stage.network.count({ status: 401 })).toBe(0);
});

test('killed after the server rotated and before the answer: the next launch is signed in and works', async () => {
  const phone = stage.newPhone();
  const app = await stage.open(phone);
  await signIn(app);
  await saveNickname(app, '小满');
  await expectName(app, '小满');
  const before = storedRecord(phone);
  await untilAccessExpired(stage, phone, app);

  const answer = stage.network.holdNextAnswer(refreshPath);
  await saveNickname(app, '大满');
  await answer.reached;
  app.kill();
  answer.drop();
  expect(storedRecord(phone)).toEqual(before);

  const again = await stage.open(phone);
  await again.page().waitForText('，小满');
  await untilActivityShows(again.page());
  await saveNickname(again, '大满');
  await expectName(again, '大满');
  expect(phone.logins).toBe(1);
  expect(storedRecord(phone)).toMatchObject({ epoch: 0, sessionId: before.sessionId });
});

test('hidden during a refresh, the app goes on where it was when it is shown again', async () => {
  const phone = stage.newPhone();
  const app = await stage.open(phone);
  await signIn(app);
  phone.clock.offset += 3_000;

  const answer = stage.network.holdNextAnswer(refreshPath);
  await saveNickname(app, '回来');
  await answer.reached;
  app.hide();
  await expect
    .poll(() => app.requests().filter(({ failure }) => failure === 'interrupted'))
    .toMatchObject([{ url: expect.stringContaining(refreshPath) }]);
  answer.drop();
  app.show();

  await app.waitForToast('已保存');
  await expectName(app, '回来');
  expect(phone.logins).toBe(1);
});

test('a network switch in the middle of a refresh is noticed by nobody: the refresh is tried again', async () => {
  const phone = stage.newPhone();
  const app = await stage.open(phone);
  await signIn(app);
  phone.clock.offset += 3_000;

  const answer = stage.network.holdNextAnswer(refreshPath);
  await saveNickname(app, '换网');
  await answer.reached;
  phone.network.switch();
  answer.drop();
  await app.waitForToast('已保存');
  await expectName(app, '换网');
  expect(phone.logins).toBe(1);
});

test('a thief who uses the refresh token first ends with nothing, and the owner notices nothing', async () => {
  const phone = stage.newPhone();
  const app = await stage.open(phone);
  await signIn(app);
  const { refreshToken } = storedRecord(phone);
  const loot = await refreshAs(refreshToken);
  expect(loot.status).toBe(200);
  expect(await statusOf(stage, loot.body.accessToken)).toBe(200);

  await untilAccessExpired(stage, phone, app);
  await saveNickname(app, '主人');
  await app.waitForToast('已保存');
  await expectName(app, '主人');
  expect(app.page().has('#trouble')).toBe(false);
  expect(phone.logins).toBe(2);
  expect(storedRecord(phone)).toMatchObject({ epoch: 1 });

  expect((await refreshAs(loot.body.refreshToken)).body).toMatchObject({ code: 'proof_required' });
  await saveNickname(app, '还是主人');
  await expectName(app, '还是主人');
  expect(phone.logins).toBe(2);
});

/** Refreshes as somebody else would, from another machine. */
async function refreshAs(refreshToken: unknown) {
  const answer = await fetch(stage.stack.apiUrl + refreshPath, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ refreshToken }),
  });
  const body: Record<string, unknown> = await answer.json();
  return { status: answer.status, body };
}
