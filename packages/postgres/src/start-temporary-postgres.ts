import { rm } from 'node:fs/promises';
import { startPostgres } from './start-postgres.ts';
import { sweepAbandoned } from './sweep-abandoned.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

/** Starts a PostgreSQL that leaves nothing behind: `stop` removes its files too, and a killed one is swept by the next. */
export async function startTemporaryPostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  await sweepAbandoned();
  const folder = await makeTemporaryFolder();
  const { url, home, stop } = await startPostgres({ folder });
  return {
    url,
    stop: async () => {
      await stop();
      await rm(home, { recursive: true, force: true });
      await rm(folder, { recursive: true, force: true });
    },
  };
}
