import { lendDatabase } from '@wugan/postgres';
import { startModule } from '../start-module.ts';
import type { Subject } from '../subject.ts';
import type { Peer } from './peers.ts';

/** Starts a peer in a process of its own, with an empty database of its own on the server of `databaseUrl`. */
export async function startPeer({ id }: Peer, databaseUrl: string): Promise<Subject> {
  const database = await lendDatabase(databaseUrl);
  try {
    const subject = await startModule(`../../peers-server/${id}.ts`, database.url);
    let stopped: Promise<void> | undefined;
    // Once, whoever asks: at the end of its turn, or as the whole run is ended.
    const stop = () => {
      stopped ??= subject.stop().finally(database.drop);
      return stopped;
    };
    return { ...subject, stop };
  } catch (error) {
    await database.drop();
    throw error;
  }
}
