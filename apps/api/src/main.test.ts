import { once } from 'node:events';
import { createServer } from 'node:net';
import { type LentDatabase, lendDatabase } from '@wugan/postgres';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { type SpawnedServer, spawnServer } from './testing/spawn-server.ts';
import { until } from './testing/until.ts';

let database: LentDatabase;
let server: SpawnedServer | undefined;
beforeEach(async () => {
  database = await lendDatabase(inject('postgresUrl'));
});
afterEach(async () => {
  server?.child.kill('SIGKILL');
  await database.drop();
});

const start = (env: Record<string, string>) => {
  server = spawnServer({ DATABASE_URL: database.url, ...env });
  return server;
};

const secrets = {
  ACCESS_TOKEN_SECRET: 'a'.repeat(32),
  REFRESH_TOKEN_SECRET: 'r'.repeat(32),
};

it('migrates, listens, says where, and stops cleanly on SIGTERM', async () => {
  const {
    child,
    exited,
    output,
    url: listening,
  } = start({
    PORT: '0',
    LOG_LEVEL: 'silent',
    ...secrets,
  });
  const url = await listening();
  expect(output()).toBe(`Wugan API: ${url}\n`);
  expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  child.kill('SIGTERM');
  expect(await exited).toBe(0);
});

it('in production it listens for a second more, so that a proxy ends its connections itself', async () => {
  const {
    child,
    exited,
    url: listening,
  } = start({
    ...secrets,
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: '0',
    WECHAT_APP_ID: 'wx0123456789abcdef',
    WECHAT_APP_SECRET: 'a secret of its own',
  });
  const url = await listening();
  const connection = async () => (await fetch(`${url}/health/live`)).headers.get('connection');
  expect(await connection()).toBe('keep-alive');
  child.kill('SIGTERM');
  await until(async () => (await connection()) === 'close');
  // A new one: it listens still.
  expect(await connection()).toBe('close');
  expect(await exited).toBe(0);
});

it('does not start in production without secrets, and names every variable to set', async () => {
  const { exited, output } = start({ NODE_ENV: 'production' });
  expect(await exited).toBe(1);
  for (const name of ['ACCESS_TOKEN_SECRET', 'REFRESH_TOKEN_SECRET', 'WECHAT_APP_SECRET'])
    expect(output()).toContain(`- ${name} is missing`);
  expect(output()).not.toContain('    at ');
});

it('does not start on a port that is taken, and says so', async () => {
  const taken = createServer().listen(0, '127.0.0.1').unref();
  await once(taken, 'listening');
  const address = taken.address();
  const port = String(typeof address === 'object' && address?.port);
  const { exited, output } = start({ PORT: port, ...secrets });
  expect(await exited).toBe(1);
  expect(output()).toContain(`Port ${port} is taken`);
});

it('does not start where it cannot listen, and says which variables lead there', async () => {
  const { exited, output } = start({ HOST: '203.0.113.7', PORT: '0', ...secrets });
  expect(await exited).toBe(1);
  expect(output()).toContain('203.0.113.7:0 (EADDRNOTAVAIL): set HOST');
  expect(output()).not.toContain('    at ');
});

it('does not start without its database, and says which variable leads there', async () => {
  const { exited, output } = start({
    ...secrets,
    DATABASE_URL: 'postgresql://nobody:hush@127.0.0.1:1/wugan',
  });
  expect(await exited).toBe(1);
  expect(output()).toContain('DATABASE_URL');
  expect(output()).not.toContain('hush');
});

describe('where its data folder cannot be written', () => {
  // Below a file nothing can be made, as little as on a root that is mounted to be read only.
  const DATA_DIR = `${import.meta.filename}/data`;

  it('a development server does not start, names everything that is wrong and says what to do', async () => {
    const { exited, output } = start({ NODE_ENV: 'development', DATA_DIR, PORT: 'none' });
    expect(await exited).toBe(1);
    expect(output()).toContain(`- DATA_DIR is ${DATA_DIR}, where nothing can be written (ENOTDIR)`);
    expect(output()).toContain('set ACCESS_TOKEN_SECRET, REFRESH_TOKEN_SECRET and DATABASE_URL');
    expect(output()).toContain('- PORT must be a port');
    expect(output()).not.toContain('    at ');
  });

  it('one that has its secrets, and no database, says which variable to set', async () => {
    const { exited, output } = start({ ...secrets, DATA_DIR, DATABASE_URL: '' });
    expect(await exited).toBe(1);
    expect(output()).toContain('Set DATA_DIR to a folder that can be written, or DATABASE_URL.');
    expect(output()).not.toContain('    at ');
  });

  it('one that has secrets and a database needs no folder', async () => {
    const { url } = start({ ...secrets, DATA_DIR, PORT: '0', LOG_LEVEL: 'silent' });
    expect((await fetch(`${await url()}/health/ready`)).status).toBe(200);
  });
});
