import { rm } from 'node:fs/promises';
import { isAlive } from './read-postmaster.ts';
import { startPostgres } from './start-postgres.ts';
import { listTemporaryFolders } from './temporary-folder.ts';

/** Stops the servers and removes the folders of test runs that were killed before they could do so themselves. */
export async function sweepAbandoned(): Promise<void> {
  for (const { folder, pid } of await listTemporaryFolders()) {
    if (!isAlive(pid)) await sweep(folder).catch(() => {});
  }
}

/** Taking a server over is what makes it ours to stop. */
async function sweep(folder: string): Promise<void> {
  const { home, stop } = await startPostgres({ folder });
  await stop();
  await rm(home, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
}
