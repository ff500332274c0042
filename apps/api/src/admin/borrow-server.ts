import { join } from 'node:path';
import type { Place } from '../config/read-place.ts';
import { requireServer, type Server } from '../data/require-server.ts';

type BorrowedServer = Pick<Server, 'url' | 'stop'>;

/** The server of DATABASE_URL; or the embedded one, which is started for this command if it does not run. @throws StartError */
export async function borrowServer(place: Place): Promise<BorrowedServer> {
  if (place.databaseUrl === undefined) {
    const { findRunningPostgres } = await import('@wugan/postgres');
    const url = await findRunningPostgres(join(place.dataFolder, 'postgres'));
    if (url !== undefined) return { url, stop: async () => {} };
  }
  return requireServer(place);
}
