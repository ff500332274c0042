import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRunningPostgres, startPostgres } from '@wugan/postgres';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openRequest } from './testing/open-request.ts';
import { ownTimeOf } from './testing/own-time.ts';
import { type SpawnedServer, spawnServer } from './testing/spawn-server.ts';
import { sql } from './testing/sql.ts';
import { until } from './testing/until.ts';

let folder: string;
let server: SpawnedServer | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wugan-embedded-'));
  // Or PostgreSQL, which does not run as root, would keep its files elsewhere.
  await chmod(folder, 0o711);
  // Made before: on a busy machine that takes longer than a start is given.
  const made = await startPostgres({ folder: join(folder, 'postgres') });
  await made.stop();
});
afterEach(async () => {
  server?.child.kill('SIGKILL');
  const pid = await postmaster();
  if (pid !== undefined && (await isRunning())) process.kill(pid, 'SIGKILL');
  // Its children notice that it has gone, and may write until then.
  await rm(folder, { recursive: true, force: true, maxRetries: 10 });
});

function start(): SpawnedServer {
  server = spawnServer({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'silent' });
  return server;
}

/** The process that all others of PostgreSQL belong to; undefined before it starts and once it has stopped. */
async function postmaster(): Promise<number | undefined> {
  const file = join(folder, 'postgres', 'cluster', 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => '');
  return Number(text.split('\n', 1)[0]) || undefined;
}

async function requirePostmaster(): Promise<number> {
  await until(async () => (await postmaster()) !== undefined);
  return (await postmaster()) ?? 0;
}

const isRunning = async () => (await findRunningPostgres(join(folder, 'postgres'))) !== undefined;

it('a PostgreSQL of its own that does not stop keeps the server for ten seconds in all, and does not outlive it', async () => {
  const { child, exited, output, url } = start();
  await url();
  const pid = await requirePostmaster();
  process.kill(pid, 'SIGSTOP');
  child.kill('SIGTERM');
  // A moment more than without one of its own, which is ended in it.
  expect(await ownTimeOf(exited)).toBeLessThan(11_000);
  expect(await exited).toBe(1);
  expect(output()).toContain('which does not answer');
  await until(async () => !(await isRunning()), 1_000);
  const next = await startPostgres({ folder: join(folder, 'postgres') });
  await next.stop();
});

it('told twice, as one Ctrl-C is where pnpm runs it, the server finishes what is under way and stops PostgreSQL', async () => {
  const { child, exited, url: listening } = start();
  const url = await listening();
  expect(await isRunning()).toBe(true);
  const { socket, finish, heard } = await openRequest(url);
  child.kill('SIGINT');
  const isListening = () =>
    fetch(url).then(
      () => true,
      () => false,
    );
  await until(async () => !(await isListening()));
  child.kill('SIGINT');
  child.kill('SIGTERM');
  finish();
  await until(() => heard().includes('HTTP/1.1 401'));
  socket.destroy();
  expect(await exited).toBe(0);
  expect(await isRunning()).toBe(false);
});

it('told while PostgreSQL is on its way up, the server stops it', async () => {
  const { child, exited, output } = start();
  await requirePostmaster();
  child.kill('SIGTERM');
  expect(await exited).toBe(0);
  expect(output()).toBe('');
  expect(await isRunning()).toBe(false);
});

it('told before it listens, however long a migration takes, the server stops PostgreSQL', async () => {
  const home = join(folder, 'postgres');
  const made = await startPostgres({ folder: home });
  await sql(
    { databaseUrl: made.url },
    `CREATE FUNCTION linger() RETURNS event_trigger LANGUAGE plpgsql
       AS $$ BEGIN PERFORM pg_sleep(600); END $$;
     CREATE EVENT TRIGGER linger ON ddl_command_start EXECUTE FUNCTION linger();`,
  );
  await made.stop();

  const { child, exited, output } = start();
  await until(async () => {
    const databaseUrl = await findRunningPostgres(home);
    if (databaseUrl === undefined) return false;
    const sleepers = `SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep'`;
    const found = await sql({ databaseUrl }, sleepers).catch(() => []);
    return found.length > 0;
  });
  child.kill('SIGTERM');
  expect(await ownTimeOf(exited)).toBeLessThan(10_500);
  expect(await exited).toBe(0);
  expect(output()).toBe('');
  expect(await isRunning()).toBe(false);
});
