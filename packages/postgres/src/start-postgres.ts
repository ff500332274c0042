import pg from 'pg';
import { errorCode } from './error-code.ts';
import { clusterOf, findPlace } from './find-place.ts';
import { findPrograms } from './find-programs.ts';
import { keepPassword } from './keep-password.ts';
import { killServer } from './kill-server.ts';
import type { Log } from './log.ts';
import { ownServer } from './own-server.ts';
import { readPostmaster } from './read-postmaster.ts';
import { requireCluster } from './require-cluster.ts';
import { haltServer, readServerLog, runServer } from './run-server.ts';
import { serverUrl } from './server-url.ts';
import { findServerUser } from './server-user.ts';

export interface StartPostgresOptions {
  /** Where the data lies and stays; made if missing. One living process owns it. */
  readonly folder: string;
  readonly log?: Log;
}

/** A PostgreSQL that this process owns. */
export interface RunningPostgres {
  /** A database named `wugan`, on 127.0.0.1; the port is another one at every start. */
  readonly url: string;
  /** The server's own files: within `folder`, unless the server's user cannot enter it. */
  readonly home: string;
  /** Resolves with the last lines of the server's log if it goes away before `stop` was called. */
  readonly lost: Promise<string>;
  /** Cuts off all clients and returns when the server is gone (≤ 15 s); what was committed stays. */
  stop(): Promise<void>;
  /** At once, for want of anything better, as when this process ends: a crash, made good at the next start. */
  kill(): void;
}

/**
 * Starts the embedded PostgreSQL on a folder, or takes over the one that a killed process left running there.
 *
 * @throws if another living process owns the folder, another major version made it, or this machine cannot run it;
 *   each message says what to do.
 */
export async function startPostgres({
  folder,
  log = () => {},
}: StartPostgresOptions): Promise<RunningPostgres> {
  const user = await findServerUser();
  const [programs, place] = await Promise.all([
    findPrograms(user, log),
    findPlace(folder, user, log),
  ]);
  const password = await keepPassword(place.folder);
  const cluster = clusterOf(place);
  await requireCluster({ place, programs, password, user, log });

  const context = { cluster, programs, password, user };
  const { port, found } = await runServer(context);
  if (found) log(`PostgreSQL was still running in ${cluster}: taken over`);
  const ownership = await ownServer(serverUrl(port, password, 'postgres'), place.folder);
  await requireDatabase(serverUrl(port, password, 'postgres'));

  const postmaster = await readPostmaster(cluster);

  let stopping: Promise<void> | undefined;
  const lost = new Promise<string>((resolve) => {
    void ownership.lost.then(async () => {
      if (!stopping) resolve(await readServerLog(cluster));
    });
  });
  const stop = async () => {
    await haltServer(context);
    await ownership.release();
  };
  return {
    url: serverUrl(port, password, 'wugan'),
    home: place.home,
    lost,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
    kill() {
      if (postmaster) killServer(cluster, postmaster.pid);
    },
  };
}

async function requireDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, ssl: false });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('CREATE DATABASE wugan');
  } catch (error) {
    // 42P04: it exists, as at every start but the first.
    if (errorCode(error) !== '42P04') throw error;
  } finally {
    await client.end();
  }
}
