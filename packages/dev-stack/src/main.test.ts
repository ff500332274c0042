import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findFreePort } from './find-free-port.ts';
import { type MainRun, runMain } from './testing/run-main.ts';

// Where nothing is built yet, the first start builds.
vi.setConfig({ testTimeout: 300_000 });

let folder: string;
let ports: { PORT: string; SANDBOX_PORT: string; H5_PORT: string };
let runs: MainRun[];

beforeEach(async () => {
  runs = [];
  folder = await mkdtemp(join(tmpdir(), 'wugan-start-'));
  // Or PostgreSQL, which does not run as root, would keep its files elsewhere, and leave them.
  await chmod(folder, 0o711);
  const [api, sandbox, h5] = await Promise.all([findFreePort(), findFreePort(), findFreePort()]);
  ports = { PORT: `${api}`, SANDBOX_PORT: `${sandbox}`, H5_PORT: `${h5}` };
});

afterEach(async () => {
  for (const run of runs) {
    run.signal('SIGTERM');
    await run.ended;
  }
  await rm(folder, { recursive: true, force: true });
});

const start = (env: Record<string, string> = {}) => {
  const run = runMain({ ...ports, DATA_DIR: folder, ...env });
  runs.push(run);
  return run;
};

const get = (port: string, path: string) => fetch(`http://localhost:${port}${path}`);
const post = (port: string, path: string, body: unknown) =>
  fetch(`http://localhost:${port}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

async function signIn(user: string): Promise<string> {
  const { code } = await (await post(ports.SANDBOX_PORT, '/sandbox/codes', { user })).json();
  const answer = await post(ports.PORT, '/api/v1/auth/login', { code });
  return (await answer.json()).user.id;
}

test('one command brings up everything, Ctrl-C takes it down, and the next start has the data', async () => {
  const first = start();
  await first.untilUp();
  expect((await get(ports.H5_PORT, '/')).headers.get('content-type')).toContain('text/html');
  expect(await (await get(ports.H5_PORT, '/config.js')).text()).toContain(`:${ports.PORT}/api/v1`);
  expect((await get(ports.PORT, '/health/ready')).status).toBe(200);
  const id = await signIn('somebody');

  first.signal('SIGINT');
  expect(await first.ended).toBe(0);
  expect(first.said()).toContain('Everything is stopped.');
  await expect(get(ports.PORT, '/health/live')).rejects.toThrow();

  await start().untilUp();
  expect(await signIn('somebody')).toBe(id);
});

test('after a crash the next start takes over the database, and nothing else is in its way', async () => {
  const first = start();
  await first.untilUp();
  const id = await signIn('somebody');
  first.signal('SIGKILL');
  await first.ended;
  await vi.waitFor(() => expect(get(ports.PORT, '/health/live')).rejects.toThrow(), 10_000);

  const second = start();
  await second.untilUp();
  expect(second.said()).toContain('taken over');
  expect(await signIn('somebody')).toBe(id);
});

test('a taken port is named with the variable to change, before anything is started', async () => {
  const server = createServer().listen(Number(ports.SANDBOX_PORT), '127.0.0.1');
  const run = start();
  expect(await run.ended).toBe(1);
  expect(run.said()).toContain(`Port ${ports.SANDBOX_PORT}, for the WeChat sandbox, is taken`);
  expect(run.said()).toContain('SANDBOX_PORT=');
  expect(run.said()).not.toContain('PostgreSQL');
  server.close();
});

test('an API that cannot start ends everything, with its own words', async () => {
  const run = start({ ACCESS_TOKEN_TTL: 'soon' });
  expect(await run.ended).toBe(1);
  expect(run.said()).toContain('ACCESS_TOKEN_TTL');
  await expect(get(ports.SANDBOX_PORT, '/')).rejects.toThrow();
});
