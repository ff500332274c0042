import { API_PREFIX, paths } from '@wugan/shared';
import { expect, test } from 'vitest';
import { signIn, untilActivityShows } from './weapp/steps.ts';
import { useStage } from './weapp/use-stage.ts';

const stage = useStage({});
const reads = () => stage.network.count({ path: API_PREFIX + paths.sessions, status: 200 });

test('pulling the page down asks for the activity again', async () => {
  const phone = stage.newPhone();
  await signIn(await stage.open(phone));
  const app = await stage.open(phone);
  await untilActivityShows(app.page());
  const before = reads();
  await app.page().pullDown();
  await expect.poll(reads).toBe(before + 1);
});

test('coming back to the page asks again for an activity that has grown old, and not for a fresh one', async () => {
  const phone = stage.newPhone();
  await signIn(await stage.open(phone));
  const app = await stage.open(phone);
  await untilActivityShows(app.page());
  const before = reads();
  await app.switchTab('实验室');
  await app.switchTab('首页');
  phone.clock.offset += 31_000;
  await app.switchTab('实验室');
  await app.switchTab('首页');
  await expect.poll(reads).toBe(before + 1);
});

test('a new version asks before it restarts', async () => {
  const app = await stage.open(stage.newPhone());
  app.answerModal(false);
  app.finishUpdate();
  const asked = () => app.toasts().filter(({ title }) => title === '有新版本').length;
  await expect.poll(asked).toBe(1);
  expect(app.appliesUpdate()).toBe(false);
  app.finishUpdate();
  await expect.poll(() => app.appliesUpdate()).toBe(true);
});
