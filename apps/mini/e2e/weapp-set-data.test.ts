import type { App } from '@wugan/weapp-runtime';
import { expect, test } from 'vitest';
import { runScenario, signIn, untilActivityShows } from './weapp/steps.ts';
import { useStage } from './weapp/use-stage.ts';

const stage = useStage({});
const KB = 1024;

const first = (app: App) => app.setDataSizes()[0] ?? Number.POSITIVE_INFINITY;
const largest = (app: App) => Math.max(...app.setDataSizes());

test('the first setData of a launch is 4 KB at most, signed out and signed in', async () => {
  const phone = stage.newPhone();
  const app = await stage.open(phone);
  await app.page().waitFor('#to-sign-in');
  expect(first(app)).toBeLessThanOrEqual(4 * KB);
  await signIn(app);
  const again = await stage.open(phone);
  await untilActivityShows(again.page());
  expect(first(again)).toBeLessThanOrEqual(4 * KB);
  expect(largest(again)).toBeLessThanOrEqual(32 * KB);
});

test('no page, and no picture of 100 requests, is sent in a setData above 32 KB', async () => {
  const app = await stage.open(stage.newPhone());
  const me = await signIn(app);
  await me.tap('#to-devices');
  await (await app.waitForPage('pages/devices/index')).waitForText('本机');
  await app.switchTab('实验室');
  await app.page().tap('#count-50');
  const sums = await runScenario(app, 'cut');
  expect(sums.requests).toBe(100);
  expect(largest(app)).toBeLessThanOrEqual(32 * KB);
});
