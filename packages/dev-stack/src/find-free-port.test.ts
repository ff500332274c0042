import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { findFreePort } from './find-free-port.ts';

test('no port is given twice, and none that a caller may get by chance', async () => {
  const ports = await Promise.all(Array.from({ length: 50 }, findFreePort));
  expect(new Set(ports).size).toBe(50);
  for (const port of ports) {
    expect(port).toBeGreaterThanOrEqual(20_000);
    expect(port).toBeLessThanOrEqual(32_000);
  }
});

test('a port that somebody has is passed over', async () => {
  const following = (await findFreePort()) + 1;
  const server = createServer();
  // Where another program has it, it is taken as well.
  await new Promise<void>((resolve) => {
    server
      .once('error', () => resolve())
      .once('listening', resolve)
      .listen(following, '127.0.0.1');
  });
  expect(await findFreePort()).not.toBe(following);
  server.close();
});
