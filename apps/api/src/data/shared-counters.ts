import pg from 'pg';
import { type RateLimiterAbstract, RateLimiterPostgres } from 'rate-limiter-flexible';

/** Counters that all replicas share, in a table that need not survive a crash. */
export interface SharedCounters {
  /** Lets `points` through in `seconds`, for each key. Whose turn it is not is remembered in memory. */
  limiter(name: string, points: number, seconds: number): RateLimiterAbstract;
  close(): Promise<void>;
}

/**
 * On connections of their own: all sign-ins count on one row, and whoever waits for it must not
 * keep a refresh waiting for a connection.
 */
export function openSharedCounters(url: string): SharedCounters {
  const pool = new pg.Pool({
    connectionString: url,
    max: 4,
    connectionTimeoutMillis: 2_000,
    query_timeout: 3_000,
    options: '-c statement_timeout=2500 -c synchronous_commit=off',
  });
  // A connection that broke while nobody used it: the next to come gets another, or hears of it.
  pool.on('error', () => {});
  return {
    limiter: (name, points, duration) =>
      new RateLimiterPostgres({
        storeClient: pool,
        storeType: 'pool',
        tableName: 'rate_limit',
        tableCreated: true,
        keyPrefix: name,
        points,
        duration,
        inMemoryBlockOnConsumed: points,
      }),
    close: () => pool.end(),
  };
}
