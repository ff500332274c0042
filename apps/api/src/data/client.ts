import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { Prisma, PrismaClient } from '../generated/prisma/client.ts';

export { Prisma, type PrismaClient };

/** Milliseconds that a query may wait for a connection, then for a row that somebody else writes, and in all. */
const connectionTimeout = 3_000;
const lockTimeout = 3_000;
const statementTimeout = 4_000;

/**
 * Milliseconds after which nobody waits for an answer any more. Of a commit that waits for a synchronous
 * standby nothing else says so: to PostgreSQL its statement is over.
 */
const answerTimeout = 5_000;

/** Seconds after which a connection makes room for a new one: its server may have become a standby since. */
const longestLife = 60;

/**
 * When a commit counts: `on` once a synchronous standby has it too, where there is one; `local` once
 * it is on this server's own disk.
 */
export type Durability = 'on' | 'local';

/** Settings of PostgreSQL, by name. */
type Settings = Readonly<Record<string, string | number>>;

/** How every pool connects. Settings travel with the connection, so that no statement pays for them. */
function poolOptions(
  url: string,
  max: number,
  durability: Durability,
  more: Settings = {},
): pg.PoolConfig {
  const settings: Settings = {
    // The adapter drops the offset of every time it reads, and would shift it by the server's zone.
    TimeZone: 'UTC',
    statement_timeout: statementTimeout,
    lock_timeout: lockTimeout,
    synchronous_commit: durability,
    ...more,
  };
  return {
    connectionString: url,
    max,
    connectionTimeoutMillis: connectionTimeout,
    query_timeout: answerTimeout,
    maxLifetimeSeconds: longestLife,
    options: Object.entries(settings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
  };
}

/** A Prisma client on a pool of prepared statements; connects at the first query. */
export function createClient(url: string): PrismaClient {
  const adapter = new PrismaPg(poolOptions(url, 6, 'on'), {
    // Without a name for its statements every one would be planned anew, every time.
    statementNameGenerator: ({ sql }) => createHash('sha1').update(sql).digest('base64url'),
    onPoolError: () => {},
  });
  return new PrismaClient({ adapter });
}

/** Connections beside Prisma's, with settings of their own; as those, made when they are needed. */
export function createPool(
  url: string,
  max: number,
  durability: Durability,
  more?: Settings,
): pg.Pool {
  return new pg.Pool(poolOptions(url, max, durability, more)).on('error', () => {});
}
