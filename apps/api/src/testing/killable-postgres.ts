import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningPostgres, startPostgres } from '@wugan/postgres';
import { createCuttableDatabase } from './cuttable-database.ts';

/** A durable PostgreSQL of one's own, whose process can be killed. */
export interface KillablePostgres {
  /** Stays the same through all its lives. */
  readonly url: string;
  /** As when the power fails: nothing is written any more, and all connections are gone. */
  kill(): Promise<void>;
  /** Recovers what was committed, and takes connections again. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function startKillablePostgres(): Promise<KillablePostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'wugan-killable-'));
  let server = await startPostgres({ folder });
  const { home } = server;
  // A server gets another port at every start.
  const door = await createCuttableDatabase({ databaseUrl: server.url });
  return {
    url: door.url,
    async kill() {
      process.kill(await readPid(server), 'SIGKILL');
      await server.lost;
      await door.cut();
    },
    async restart() {
      server = await startPostgres({ folder });
      await door.mend(Number(new URL(server.url).port));
    },
    async stop() {
      await door.cut();
      await server.stop();
      await rm(home, { recursive: true, force: true });
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The process that all others of the server belong to. */
async function readPid({ home }: RunningPostgres): Promise<number> {
  const [pid] = (await readFile(join(home, 'cluster', 'postmaster.pid'), 'utf8')).split('\n');
  return Number(pid);
}
