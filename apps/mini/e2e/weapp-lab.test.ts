import { API_PREFIX, paths } from '@wugan/shared';
import { expect, test } from 'vitest';
import { mePath, refreshPath } from './weapp/paths.ts';
import { runScenario, signIn, untilQuiet } from './weapp/steps.ts';
import { storedRecord } from './weapp/stored-record.ts';
import { useStage } from './weapp/use-stage.ts';

const stage = useStage({});
const avatarPath = API_PREFIX + paths.myAvatar;

/** What the Lab says, and of that what reached the server. */
const told = {
  expired: [20, 20, 1, 20, 0],
  late: [20, 20, 1, 20, 0],
  cut: [40, 40, 2, 20, 20],
  lost: [40, 40, 2, 20, 20],
  restart: [60, 40, 2, 20, 40],
  upload: [20, 20, 1, 20, 0],
} as const;
const neverLeft = { cut: 1, restart: 1 };

test.each(['expired', 'late', 'cut', 'lost', 'restart', 'upload'] as const)(
  'the Lab, %s: its numbers are those of the server',
  async (scenario) => {
    const app = await stage.open(stage.newPhone());
    await signIn(app);
    const path = scenario === 'upload' ? avatarPath : mePath;
    const done = scenario === 'upload' ? 415 : 200;
    await untilQuiet(app);
    stage.network.forget();

    const sums = await runScenario(app, scenario);
    expect(Object.values(sums)).toEqual(told[scenario]);
    const { count } = stage.network;
    const lost = scenario === 'cut' || scenario === 'restart' ? neverLeft[scenario] : 0;
    expect(count({ path, status: 401 })).toBe(sums.rejected);
    expect(count({ path, status: done })).toBe(sums.replays);
    expect(count({ path: refreshPath, status: 200 })).toBe(sums.refreshes - lost);
    expect(count({ path: refreshPath })).toBe(sums.refreshes - lost);
    expect(app.page().find('#verdict').text).not.toContain('有请求没有得到答复');
  },
);

test('the Lab, stolen: a silent proof makes what the thief has worthless, and nobody is signed out', async () => {
  const phone = stage.newPhone();
  const app = await stage.open(phone);
  await signIn(app);
  await untilQuiet(app);
  stage.network.forget();
  const sums = await runScenario(app, 'stolen');
  expect(Object.values(sums)).toEqual([20, 20, 1, 20, 0]);
  const { count } = stage.network;
  expect(count({ path: mePath, status: 401 })).toBe(sums.rejected);
  expect(count({ path: mePath, status: 200 })).toBe(sums.replays);
  // Granted: the thief's, and the one with the proof. Refused: the one that finds out, and the thief's next.
  expect(count({ path: refreshPath, status: 200 })).toBe(2);
  expect(count({ path: refreshPath, status: 401 })).toBe(2);
  expect(app.page().find('#verdict').text).toContain('小偷手里的令牌作废');
  expect(storedRecord(phone)).toMatchObject({ epoch: 1 });
  expect(phone.logins).toBe(2);
});

test('the Lab draws while it runs: lanes are there before the last request is over', async () => {
  const app = await stage.open(stage.newPhone());
  await signIn(app);
  const lab = await app.switchTab('实验室');
  const answer = stage.network.holdNextAnswer(refreshPath);
  await lab.tap('#run');
  await answer.reached;
  await lab.waitFor('#lane-20');
  expect(lab.has('#sums')).toBe(false);
  const drawn = () => lab.find('#lane-20').attribute('style');
  await expect.poll(drawn).toContain('--c');
  const parked = drawn();
  await expect.poll(drawn).not.toBe(parked);
  answer.release();
  await lab.waitFor('#sums');
  expect(lab.find('#lane-20').attribute('style')).toContain('--e');
});
