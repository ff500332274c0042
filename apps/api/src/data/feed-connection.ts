import pg from 'pg';
import { type Ending, endingsChannel, everySession, parseEnding } from './ending.ts';

/** Milliseconds that the feed waits for the database before it tries another connection. */
const patience = 3_000;

/**
 * Seconds that each look goes back behind the one before: an ending gets its time when it is written
 * and is seen when it is committed, at most a statement's time-out later.
 */
const overlap = 15;

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
  const lookSince = async (seconds: number) => {
    const { rows } = await client.query<Ending>(recentEndings, [seconds, everySession]);
    for (const ending of rows) learn(ending);
  };

  let isAnnounced = false;
  try {
    await client.connect();
    isAnnounced = await listen(client);
    await lookSince(lifetime / 1000);
  } catch (error) {
    close();
    throw error;
  }
  let lookedAt = performance.now();
  return {
    isAnnounced,
    async look() {
      const startedAt = performance.now();
      await lookSince((startedAt - lookedAt) / 1000 + overlap);
      lookedAt = startedAt;
    },
    close,
  };
}

/** False if the database answers that it will not. @throws if it does not answer. */
async function listen(client: pg.Client): Promise<boolean> {
  try {
    await client.query(`LISTEN ${endingsChannel}`);
    return true;
  } catch (error) {
    // If the connection has ended with it, the first look finds out; else looking will do.
    if (error instanceof pg.DatabaseError) return false;
    throw error;
  }
}

/** What ended before all that was issued by then was withdrawn need not be known one by one. */
const recentEndings = `
  SELECT session_id AS "sessionId", lowest_living_epoch AS "lowestLivingEpoch",
    (extract(epoch FROM at) * 1000)::float8 AS at
  FROM ending
  WHERE at >= clock_timestamp() - make_interval(secs => $1::float8)
    AND at >= COALESCE((SELECT at FROM ending WHERE session_id = $2::uuid), '-infinity')`;
