import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '@wugan/postgres';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ownTimeOf } from './testing/own-time.ts';
import { type SpawnedServer, spawnServer } from './testing/spawn-server.ts';

let folder: string;
let server: SpawnedServer;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wugan-embedded-'));
  // Or PostgreSQL, which does not run as root, would keep its files elsewhere.
  await chmod(folder, 0o711);
  // Made before: on a busy machine that takes longer than a start is given.
  const made = await startPostgres({ folder: join(folder, 'postgres') });
  await made.stop();
  server = spawnServer({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'silent' });
});
afterEach(async () => {
  server.child.kill('SIGKILL');
  process.kill(await postmaster(), 'SIGKILL');
  // Its children notice that it has gone, and may write until then.
  await rm(folder, { recursive: true, force: true, maxRetries: 10 });
});

async function postmaster(): Promise<number> {
  const file = join(folder, 'postgres', 'cluster', 'postmaster.pid');
  return Number((await readFile(file, 'utf8')).split('\n', 1)[0]);
}

it('a PostgreSQL of its own that does not stop keeps the server for ten seconds in all', async () => {
  await server.url();
  process.kill(await postmaster(), 'SIGSTOP');
  server.child.kill('SIGTERM');
  expect(await ownTimeOf(server.exited)).toBeLessThan(10_500);
  expect(await server.exited).toBe(1);
  expect(server.output()).toContain('which does not answer');
});
