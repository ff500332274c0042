import { expect, it } from 'vitest';
import { startModule } from './start-module.ts';

const time = { timeout: 30_000 };

it('a server that ends before it listens is an error, and no wait', time, async () => {
  await expect(startModule('median.ts')).rejects.toThrow('median.ts ended (0) before it listened');
});

it('says where it is and what it has used, and is gone once it was stopped', time, async () => {
  const { url, usage, stop } = await startModule('stateless.ts');
  expect((await fetch(`${url}/api/v1/auth/login`, { method: 'POST' })).status).toBe(200);
  expect((await usage()).cpuSeconds).toBeGreaterThan(0);
  await stop();
  await expect(fetch(url)).rejects.toThrow();
  await stop();
});
