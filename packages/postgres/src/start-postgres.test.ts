import { appendFile, chmod, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findRunningPostgres } from './find-running.ts';
import { readPostmaster } from './read-postmaster.ts';
import { type RunningPostgres, startPostgres } from './start-postgres.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';
import { query } from './testing/query.ts';
import { killHard, spawnOwner } from './testing/spawn-owner.ts';

let folder: string;
let running: RunningPostgres | undefined;

beforeEach(async () => {
  folder = await makeTemporaryFolder();
});

afterEach(async () => {
  await running?.stop();
  running = undefined;
  await rm(folder, { recursive: true, force: true });
});

const start = async (log?: (line: string) => void) => {
  running = await startPostgres({ folder, ...(log && { log }) });
  return running;
};

const signalServer = async (signal: NodeJS.Signals) => {
  const postmaster = await readPostmaster(join(folder, 'cluster'));
  if (!postmaster) throw new Error('no server to signal');
  process.kill(postmaster.pid, signal);
};

test('what was written is there again after a stop and a start', async () => {
  const first = await start();
  await query(first.url, "CREATE TABLE note AS SELECT 'kept' AS text");
  await first.stop();
  await expect(query(first.url, 'SELECT 1')).rejects.toThrow();

  const second = await start();
  expect(await query(second.url, 'SELECT text FROM note')).toEqual(['kept']);
});

test('the server writes through to the disk and listens to this machine alone', async () => {
  const { url } = await start();
  expect(await query(url, 'SHOW fsync')).toEqual(['on']);
  expect(await query(url, 'SHOW synchronous_commit')).toEqual(['on']);
  expect(await query(url, 'SHOW listen_addresses')).toEqual(['127.0.0.1']);
});

test('others find the server while it runs, and make none where there is none', async () => {
  expect(await findRunningPostgres(folder)).toBeUndefined();
  const { url, stop } = await start();
  expect(await findRunningPostgres(folder)).toBe(url);
  await stop();
  expect(await findRunningPostgres(folder)).toBeUndefined();
});

test('a server that is killed goes, also one that hangs, and starts again with what was committed', async () => {
  const { url, kill } = await start();
  await query(url, "CREATE TABLE note AS SELECT 'kept' AS text");
  await signalServer('SIGSTOP');
  kill();
  await expect.poll(() => findRunningPostgres(folder)).toBeUndefined();

  const next = await start();
  expect(await query(next.url, 'SELECT text FROM note')).toEqual(['kept']);
  await next.stop();
  kill();
  expect(await findRunningPostgres(folder)).toBeUndefined();
});

test('the password is a secret of the folder', async () => {
  const { url } = await start();
  const password = new URL(url).password;
  expect(await readFile(join(folder, 'password'), 'utf8')).toBe(password);
  expect((await stat(join(folder, 'password'))).mode & 0o777).toBe(0o600);
  await expect(query(url.replace(password, 'guess'), 'SELECT 1')).rejects.toThrow(/password/);
});

test('a server whose owner was killed is taken over with all it holds', async () => {
  const { child, url } = await spawnOwner(folder);
  await query(url, "CREATE TABLE note AS SELECT 'kept' AS text");
  await killHard(child);

  const lines: string[] = [];
  const successor = await start((line) => lines.push(line));
  expect(await query(successor.url, 'SELECT text FROM note')).toEqual(['kept']);
  expect(lines.join()).toContain('taken over');

  await successor.stop();
  expect(await readPostmaster(join(successor.home, 'cluster'))).toBeUndefined();
});

test('a server that was killed with its owner starts again with all that was committed', async () => {
  const { child, url } = await spawnOwner(folder);
  await query(url, "CREATE TABLE note AS SELECT 'kept' AS text");
  await killHard(child);
  await signalServer('SIGKILL');

  const { url: again } = await start();
  expect(await query(again, 'SELECT text FROM note')).toEqual(['kept']);
});

test('a second living owner is turned away and told who has the folder and what to do', async () => {
  const { child, url } = await spawnOwner(folder);
  await expect(start()).rejects.toThrow(
    new RegExp(`belongs to process ${child.pid}.*Stop that process, or set DATABASE_URL`),
  );
  expect(await query(url, 'SELECT 1')).toEqual(['1']);
  await killHard(child);
  await start();
});

test('a note about a server that is gone does not stop a start, even if its number is in use again', async () => {
  const first = await start();
  await first.stop();
  await writeFile(
    join(first.home, 'cluster', 'postmaster.pid'),
    `${process.pid}\n${join(first.home, 'cluster')}\n1\n5432\n\n127.0.0.1\n\nready\n`,
  );
  expect(await query((await start()).url, 'SELECT 1')).toEqual(['1']);
});

test('files of another major version are left alone, with a message', async () => {
  const first = await start();
  await first.stop();
  await writeFile(join(first.home, 'cluster', 'PG_VERSION'), '15\n');
  await expect(start()).rejects.toThrow(/made by PostgreSQL 15.*pg_dump/);
});

const asRoot = process.getuid?.() === 0;

test.runIf(asRoot)(
  'root may keep the folder in a place that the server cannot enter: the log says where the data is',
  async () => {
    await chmod(folder, 0o700);
    const lines: string[] = [];
    const first = await start((line) => lines.push(line));
    expect(first.home).not.toBe(folder);
    expect(lines.join()).toContain(`the data lies in ${first.home}`);
    await query(first.url, "CREATE TABLE note AS SELECT 'kept' AS text");
    await first.stop();

    const second = await start();
    expect(await query(second.url, 'SELECT text FROM note')).toEqual(['kept']);
    await second.stop();
    await rm(second.home, { recursive: true });
  },
);

test('a server that cannot start says what its log says', async () => {
  const first = await start();
  await first.stop();
  await appendFile(join(first.home, 'cluster', 'postgresql.conf'), 'no_such_setting = 1\n');
  await expect(start()).rejects.toThrow(/no_such_setting/);
});

test('an owner hears of it when the server goes away by itself', async () => {
  const { lost } = await start();
  await signalServer('SIGQUIT');
  expect(await lost).toContain('immediate shutdown');
});
