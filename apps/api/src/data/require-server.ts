import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import { errorCode, StartError } from '../start-error.ts';

/** The PostgreSQL server that this process uses. */
export interface Server {
  readonly url: string;
  /** Resolves with the server's last words if it was ours and is gone; never for somebody else's. */
  readonly lost: Promise<string>;
  stop(): Promise<void>;
  /** At once, for want of anything better, and only if it was ours and has not stopped. */
  kill(): void;
}

/** What the system says of a folder that cannot be written, and that alone: no word of what to do. */
const unwritable = ['EACCES', 'ENOTDIR', 'EPERM', 'EROFS'];

/** The server of DATABASE_URL, or an embedded one in the data folder, which stops with this process. @throws StartError */
export async function requireServer({
  databaseUrl,
  dataFolder,
}: Pick<Config, 'databaseUrl' | 'dataFolder'>): Promise<Server> {
  if (databaseUrl !== undefined)
    return { url: databaseUrl, lost: new Promise(() => {}), stop: async () => {}, kill: () => {} };
  const { startPostgres } = await import('@wugan/postgres');
  try {
    return await startPostgres({ folder: join(dataFolder, 'postgres') });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const whatToDo = unwritable.includes(errorCode(error) ?? '')
      ? '. Set DATA_DIR to a folder that can be written, or DATABASE_URL.'
      : '';
    throw new StartError(`The embedded PostgreSQL did not start. ${why}${whatToDo}`, {
      cause: error,
    });
  }
}
