import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import fastify from 'fastify';
import { afterEach, expect, it } from 'vitest';
import { addProblems } from '../plugins/problem.ts';
import { until } from '../testing/until.ts';
import { boundUnderWay } from './under-way.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Longer than what a machine keeps for a connection that is not read. */
const body = Buffer.alloc(32 * 1024 * 1024);

/** A server that has two such answers under way at most, and how many that are. */
async function start(longest = 60_000) {
  const app = fastify();
  app.decorateRequest('problem', null);
  addProblems(app);
  const begin = boundUnderWay({ most: 2, longest });
  let asked = 0;
  const onRequest = async (...call: Parameters<typeof begin>) => {
    asked += 1;
    begin(...call);
  };
  app.get('/large', { onRequest }, async () => body);
  app.get('/small', { onRequest }, async () => 'small');
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  closing.push(
    () => app.close(),
    () => app.server.closeAllConnections(),
  );
  return { url, status: async () => (await fetch(`${url}/small`)).status, asked: () => asked };
}

/** Asks as often on one connection, and reads none of it. */
function askAndStall(url: string, times: number): Socket {
  const { port, hostname } = new URL(url);
  const socket = connect(Number(port), hostname)
    .pause()
    .on('error', () => {});
  socket.write('GET /large HTTP/1.1\r\nhost: a\r\n\r\n'.repeat(times));
  closing.push(() => socket.destroy());
  return socket;
}

it('answers beyond those under way are refused, to be asked for later', async () => {
  const { url, status, asked } = await start();
  askAndStall(url, 2);
  await until(() => asked() === 2);
  const refused = await fetch(`${url}/small`);
  expect(refused.status).toBe(503);
  expect(refused.headers.get('retry-after')).toBe('1');
  expect(await status()).toBe(503);
});

it('one that was taken makes room, however many come', async () => {
  const { status } = await start();
  for (let i = 0; i < 10; i += 1) expect(await status()).toBe(200);
});

it('those of a connection that is gone make room, also what had not begun to be sent', async () => {
  const { url, status, asked } = await start();
  const socket = askAndStall(url, 2);
  await until(() => asked() === 2);
  socket.destroy();
  await until(async () => (await status()) === 200);
});

it('one that is not taken in time ends with its connection', async () => {
  const { url, status } = await start(100);
  const socket = askAndStall(url, 2);
  await until(async () => (await status()) === 200);
  socket.resume();
  await once(socket, 'close');
});
