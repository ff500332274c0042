import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ownServer } from './own-server.ts';
import { type RunningPostgres, startPostgres } from './start-postgres.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';
import { query } from './testing/query.ts';

let folder: string;
let running: RunningPostgres;

beforeEach(async () => {
  folder = await makeTemporaryFolder();
  running = await startPostgres({ folder });
});

afterEach(async () => {
  await running.stop();
  await rm(folder, { recursive: true, force: true });
});

test('a server that no longer answers does not keep whoever lets go of it', async () => {
  // Another database of the server, as the lock of the first is taken.
  const ownership = await ownServer(running.url, folder);
  const [pid] = await query(
    running.url,
    `SELECT max(pid) FROM pg_stat_activity
     WHERE application_name LIKE 'wugan owner%' AND datname = current_database()`,
  );
  process.kill(Number(pid), 'SIGSTOP');
  try {
    await ownership.release();
    await ownership.lost;
  } finally {
    process.kill(Number(pid), 'SIGCONT');
  }
  expect(await query(running.url, 'SELECT 1')).toEqual(['1']);
});
