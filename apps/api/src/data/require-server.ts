import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import { StartError } from '../start-error.ts';

/** The PostgreSQL server that this process uses. */
export interface Server {
  readonly url: string;
  /** Resolves with the server's last words if it was ours and is gone; never for somebody else's. */
  readonly lost: Promise<string>;
  stop(): Promise<void>;
}

/** The server of DATABASE_URL, or an embedded one in the data folder, which stops with this process. @throws StartError */
export async function requireServer({
  databaseUrl,
  dataFolder,
}: Pick<Config, 'databaseUrl' | 'dataFolder'>): Promise<Server> {
  if (databaseUrl !== undefined)
    return { url: databaseUrl, lost: new Promise(() => {}), stop: async () => {} };
  const { startPostgres } = await import('@wugan/postgres');
  try {
    return await startPostgres({ folder: join(dataFolder, 'postgres') });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StartError(`The embedded PostgreSQL did not start. ${why}`, { cause: error });
  }
}
