import { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** A claim on a server, held by an open connection: it ends with our process, however that ends. */
export interface Ownership {
  /** Resolves when the server goes away, whoever stopped it. */
  readonly lost: Promise<void>;
  /** Returns also where the server does not answer any more. */
  release(): Promise<void>;
}

/** Milliseconds that a server is given to say goodbye. */
const farewell = 1_000;

const KEY = 72_707_370;
const TITLE = 'wugan owner ';

/**
 * Claims a server for this process; throws if another living process has it.
 *
 * The lock is PostgreSQL's own (an advisory lock), so no file can say that a dead process still owns the folder.
 */
export async function ownServer(url: string, folder: string): Promise<Ownership> {
  const socket = new Socket();
  const client = new pg.Client({
    connectionString: url,
    ssl: false,
    stream: () => socket,
    application_name: `${TITLE}${process.pid}`,
    connectionTimeoutMillis: 5_000,
  });
  // `end` follows every error; without a listener an error would end our process.
  client.on('error', () => {});
  const lost = new Promise<void>((resolve) => client.once('end', resolve));
  try {
    await client.connect();
    if (!(await claim(client))) throw new Error(await describeOwner(client, folder));
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
  const release = async () => {
    const hangUp = setTimeout(() => socket.destroy(), farewell);
    await client.end().catch(() => {});
    clearTimeout(hangUp);
  };
  return { lost, release };
}

/** Tries for a while: the server needs a moment to notice that the process before us was killed. */
async function claim(client: pg.Client): Promise<boolean> {
  for (let round = 0; round < 20; round += 1) {
    const { rows } = await client.query<{ got: boolean }>(
      'SELECT pg_try_advisory_lock($1) AS got',
      [KEY],
    );
    if (rows[0]?.got) return true;
    await pause(100);
  }
  return false;
}

async function describeOwner(client: pg.Client, folder: string): Promise<string> {
  const { rows } = await client.query<{ title: string }>(
    `SELECT application_name AS title FROM pg_locks JOIN pg_stat_activity USING (pid)
     WHERE locktype = 'advisory' AND objid = $1 AND granted`,
    [KEY],
  );
  const owner = rows[0]?.title.slice(TITLE.length) ?? 'unknown';
  return (
    `The PostgreSQL in ${folder} already belongs to process ${owner}, which is running ` +
    '(`pnpm start` in another terminal?). Stop that process, or set DATABASE_URL to use its server: ' +
    `postgres://wugan:$(cat ${folder}/password)@127.0.0.1:${client.port}/wugan`
  );
}
