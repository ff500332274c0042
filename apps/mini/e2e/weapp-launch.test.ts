import { API_PREFIX } from '@wugan/shared';
import { createPhone } from '@wugan/weapp-runtime';
import { expect, test } from 'vitest';
import { requireDist } from './weapp/require-dist.ts';

const pairs = 15;

/** Nobody listens there: a launch is measured, not a server. */
const extConfig = { apiUrl: `http://127.0.0.1:9${API_PREFIX}` };

/** Processor time in ms from reading the package to the first text on the page. */
async function launch(name: 'weapp' | 'hello', text: string): Promise<number> {
  const before = process.cpuUsage();
  const app = await createPhone({ dist: requireDist(name), extConfig }).launch();
  await app.page().waitForText(text);
  const { user, system } = process.cpuUsage(before);
  app.kill();
  return (user + system) / 1000;
}

test('a cold launch costs at most twice that of a hello world built with the same tools', {
  timeout: 120_000,
}, async () => {
  const ratios: number[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const hello = await launch('hello', 'Hello, world');
    ratios.push((await launch('weapp', '登录一次')) / hello);
  }
  const median = ratios.sort((a, b) => a - b)[(pairs - 1) / 2];
  expect(median).toBeLessThanOrEqual(2);
});
