import pg from 'pg';
import { createCommitHorizon, type Glance } from './commit-horizon.ts';
import { type Ending, endingsChannel, everySession, parseEnding } from './ending.ts';
import { isReadOnly } from './is-read-only.ts';

/** Milliseconds that the feed waits for the database before it tries another connection. */
const patience = 3_000;

/**
 * Milliseconds that each look goes back behind what it must see: where a database has several clocks, or
 * does not tell which transactions are open, an ending may be older than it seems.
 */
const overlap = 15_000;

/** A connection of its own on which endings are announced, and looked up in case one was not. */
export interface FeedConnection {
  /** False where the database refuses LISTEN, as some that speak PostgreSQL's protocol do. */
  readonly isAnnounced: boolean;
  /** Everything that was committed since the last look, and perhaps some of it again. */
  look(): Promise<void>;
  close(): void;
}

/** Listens first, then loads what ended within `lifetime` milliseconds: nothing falls in between. */
export async function openFeedConnection(
  url: string,
  lifetime: number,
  learn: (ending: Ending) => void,
): Promise<FeedConnection> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'wugan kill feed',
    connectionTimeoutMillis: patience,
    query_timeout: patience,
    keepAlive: true,
  });
  // The next look finds out.
  client.on('error', () => {});
  client.on('notification', ({ payload }) => learn(parseEnding(payload)));
  const close = () => void client.end().catch(() => {});
  const horizon = createCommitHorizon();
  let glance: string = glances.postgres;
  const look = async () => {
    const { rows: glanced } = await client.query<Glance & { isReadOnly: boolean }>(glance);
    const [seen] = glanced;
    if (!seen) throw new Error('A glance at the clock gave no row');
    // It may lag, or hear of nothing any more: another connection may find the primary.
    if (seen.isReadOnly) throw new Error('This server only reads');
    // Older ones concern no access token any more.
    const since = Math.max(horizon(seen) - overlap, seen.now - lifetime);
    const { rows } = await client.query<Ending>(recentEndings, [since / 1000, everySession]);
    for (const ending of rows) learn(ending);
  };

  let isAnnounced = false;
  try {
    await client.connect();
    isAnnounced = await isDone(client, `LISTEN ${endingsChannel}`);
    if (!(await isDone(client, glance))) glance = glances.others;
    await look();
  } catch (error) {
    close();
    throw error;
  }
  return { isAnnounced, look, close };
}

/** False if the database answers that it will not. @throws if it does not answer. */
async function isDone(client: pg.Client, statement: string): Promise<boolean> {
  try {
    await client.query(statement);
    return true;
  } catch (error) {
    // If the connection has ended with it, the first look finds out; else looking will do.
    if (error instanceof pg.DatabaseError) return false;
    throw error;
  }
}

const databaseTime = '(extract(epoch FROM statement_timestamp()) * 1000)::float8 AS now';

/** Of some databases that speak PostgreSQL's protocol only the time can be asked. */
const glances = {
  postgres: `SELECT ${databaseTime}, ${isReadOnly} AS "isReadOnly", ARRAY(
    SELECT backend_xid::text FROM pg_stat_activity WHERE backend_xid IS NOT NULL
  ) AS open`,
  others: `SELECT ${databaseTime}, false AS "isReadOnly", '{}'::text[] AS open`,
} as const;

/** What ended before all that was issued by then was withdrawn need not be known one by one. */
const recentEndings = `
  SELECT session_id AS "sessionId", lowest_living_epoch AS "lowestLivingEpoch",
    (extract(epoch FROM at) * 1000)::float8 AS at
  FROM ending
  WHERE at >= to_timestamp($1::float8)
    AND at >= COALESCE((SELECT at FROM ending WHERE session_id = $2::uuid), '-infinity')`;
