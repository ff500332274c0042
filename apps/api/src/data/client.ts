import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { Prisma, PrismaClient } from '../generated/prisma/client.ts';

export { Prisma, type PrismaClient };

/** Milliseconds that a query may wait for a connection, and then run. */
const connectionTimeout = 3_000;
const statementTimeout = 10_000;

/** How every pool connects. */
function poolOptions(url: string, max: number): pg.PoolConfig {
  return {
    connectionString: url,
    max,
    connectionTimeoutMillis: connectionTimeout,
    query_timeout: statementTimeout + 1_000,
    // The adapter drops the offset of every time it reads, and would shift it by the server's zone.
    options: `-c TimeZone=UTC -c statement_timeout=${statementTimeout}`,
  };
}

/** A Prisma client on a pool of prepared statements; connects at the first query. */
export function createClient(url: string): PrismaClient {
  const adapter = new PrismaPg(poolOptions(url, 10), {
    // Without a name for its statements every one would be planned anew, every time.
    statementNameGenerator: ({ sql }) => createHash('sha1').update(sql).digest('base64url'),
    onPoolError: () => {},
  });
  return new PrismaClient({ adapter });
}

/** Connections beside Prisma's; as those, made when they are needed. */
export function createPool(url: string, max: number): pg.Pool {
  return new pg.Pool(poolOptions(url, max)).on('error', () => {});
}
