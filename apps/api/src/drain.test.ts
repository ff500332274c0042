import { connect, type Socket } from 'node:net';
import { type LentDatabase, lendDatabase } from '@wugan/postgres';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
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

/** A request of which all but the last byte has arrived. */
async function openRequest(): Promise<{ socket: Socket; heard: () => string }> {
  const { port, hostname } = new URL(url);
  const socket = connect(Number(port), hostname);
  let heard = '';
  socket.setEncoding('utf8').on('data', (text: string) => {
    heard += text;
  });
  socket.on('error', () => {});
  socket.write(
    'POST /api/v1/auth/logout HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 2\r\nexpect: 100-continue\r\n\r\n{',
  );
  await until(() => heard.includes('100 Continue'));
  return { socket, heard: () => heard };
}

const isRefused = () =>
  fetch(`${url}/health/live`).then(
    () => false,
    () => true,
  );

it('told to stop, the server takes nothing new, and answers what is under way', async () => {
  const { socket, heard } = await openRequest();
  server.child.kill('SIGTERM');
  await until(isRefused);
  socket.write('}');
  await until(() => heard().includes('access_token_missing'));
  socket.destroy();
  expect(await server.exited).toBe(0);
});

it('a request that does not end is cut off after ten seconds', { timeout: 60_000 }, async () => {
  const { socket } = await openRequest();
  const from = performance.now();
  server.child.kill('SIGTERM');
  await new Promise((resolve) => socket.once('close', resolve));
  const waited = performance.now() - from;
  expect(await server.exited).toBe(0);
  expect(waited).toBeGreaterThan(9_500);
  expect(waited).toBeLessThan(13_000);
});

it('what follows on a connection in use is answered as always', async () => {
  const { socket, heard } = await openRequest();
  server.child.kill('SIGTERM');
  await until(isRefused);
  socket.write('}GET /api/v1/me HTTP/1.1\r\nhost: a\r\n\r\n');
  await new Promise((resolve) => socket.once('close', resolve));
  const last = heard().split('HTTP/1.1 ').at(-1) ?? '';
  expect(last).toContain('application/problem+json');
});
