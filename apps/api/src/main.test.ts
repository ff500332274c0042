import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type LentDatabase, lendDatabase } from '@wugan/postgres';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';

const bundle = join(import.meta.dirname, '../dist/main.js');

let database: LentDatabase;
let server: ChildProcess | undefined;
beforeEach(async () => {
  database = await lendDatabase(inject('postgresUrl'));
});
afterEach(async () => {
  server?.kill('SIGKILL');
  await database.drop();
});

/** Runs the built server with nothing in its environment but these variables. */
function start(env: Record<string, string>) {
  if (!existsSync(bundle))
    throw new Error('dist/main.js is missing: run pnpm --filter @wugan/api build');
  const child = spawn(process.execPath, [bundle], {
    env: { DATABASE_URL: database.url, ...env },
  });
  server = child;
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, exited, output: () => output };
}

async function until<T>(look: () => T | undefined): Promise<T> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const seen = look();
    if (seen !== undefined) return seen;
    if (Date.now() > deadline) throw new Error('It did not happen');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const taken = createServer().listen(0, '127.0.0.1').unref();

function takenPort(): string | undefined {
  const address = taken.address();
  return typeof address === 'object' && address ? String(address.port) : undefined;
}

const secrets = {
  ACCESS_TOKEN_SECRET: 'a'.repeat(32),
  REFRESH_TOKEN_SECRET: 'r'.repeat(32),
};

it('migrates, listens, says where, and stops cleanly on SIGTERM', async () => {
  const { child, exited, output } = start({ PORT: '0', LOG_LEVEL: 'silent', ...secrets });
  const url = await until(() => /^Wugan API: (\S+)\n$/.exec(output())?.[1]);
  expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  child.kill('SIGTERM');
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
  const port = await until(takenPort);
  const { exited, output } = start({ PORT: port, ...secrets });
  expect(await exited).toBe(1);
  expect(output()).toContain(`Port ${port} is taken`);
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
