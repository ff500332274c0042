import { type LentDatabase, lendDatabase } from '@wugan/postgres';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { openRequest } from './testing/open-request.ts';
import { ownTimeOf } from './testing/own-time.ts';
import { type SpawnedServer, spawnServer } from './testing/spawn-server.ts';
import { until } from './testing/until.ts';

let database: LentDatabase;
let server: SpawnedServer;
let url: string;
beforeEach(async () => {
  database = await lendDatabase(inject('postgresUrl'));
  server = spawnServer({
    DATABASE_URL: database.url,
    PORT: '0',
    LOG_LEVEL: 'silent',
    ACCESS_TOKEN_SECRET: 'a'.repeat(32),
    REFRESH_TOKEN_SECRET: 'r'.repeat(32),
  });
  url = await server.url();
});
afterEach(async () => {
  server.child.kill('SIGKILL');
  await database.drop();
});

const isRefused = () =>
  fetch(`${url}/health/live`).then(
    () => false,
    () => true,
  );

it('told to stop, the server takes nothing new, and answers what is under way', async () => {
  const { socket, heard } = await openRequest(url);
  server.child.kill('SIGTERM');
  await until(isRefused);
  socket.write('}');
  await until(() => heard().includes('access_token_missing'));
  socket.destroy();
  expect(await server.exited).toBe(0);
});

it('a request that does not end is cut off after eight seconds', { timeout: 60_000 }, async () => {
  const { socket } = await openRequest(url);
  const from = performance.now();
  server.child.kill('SIGTERM');
  const own = await ownTimeOf(new Promise((resolve) => socket.once('close', resolve)));
  const waited = performance.now() - from;
  expect(await server.exited).toBe(0);
  expect(waited).toBeGreaterThan(7_500);
  expect(own).toBeLessThan(10_500);
});

it('what follows on a connection in use is answered as always', async () => {
  const { socket, heard } = await openRequest(url);
  server.child.kill('SIGTERM');
  await until(isRefused);
  socket.write('}GET /api/v1/me HTTP/1.1\r\nhost: a\r\n\r\n');
  await new Promise((resolve) => socket.once('close', resolve));
  const last = heard().split('HTTP/1.1 ').at(-1) ?? '';
  expect(last).toContain('application/problem+json');
});
