import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { Prisma, PrismaClient } from '../generated/prisma/client.ts';

export { Prisma, type PrismaClient };

/** Milliseconds that a query may wait for a connection, and then run. */
const connectionTimeout = 3_000;
const statementTimeout = 10_000;

/** A Prisma client on a pool of prepared statements; connects at the first query. */
export function createClient(url: string): PrismaClient {
  const pool = {
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: connectionTimeout,
    query_timeout: statementTimeout + 1_000,
    // The adapter drops the offset of every time it reads, and would shift it by the server's zone.
    options: `-c TimeZone=UTC -c statement_timeout=${statementTimeout}`,
  };
  const adapter = new PrismaPg(pool, {
    // Without a name for its statements every one would be planned anew, every time.
    statementNameGenerator: ({ sql }) => createHash('sha1').update(sql).digest('base64url'),
    onPoolError: () => {},
  });
  return new PrismaClient({ adapter });
}
