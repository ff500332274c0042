import { type LentDatabase, lendDatabase } from '@wugan/postgres';
import pg from 'pg';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { sql } from '../testing/sql.ts';
import { until } from '../testing/until.ts';
import { migrate } from './migrate.ts';

let database: LentDatabase;
let other: pg.Client;
beforeEach(async () => {
  database = await lendDatabase(inject('postgresUrl'));
  other = new pg.Client({ connectionString: database.url });
  await other.connect();
});
afterEach(async () => {
  await other.end();
  await database.drop();
});
const query = (statement: string) => sql({ databaseUrl: database.url }, statement);

const isWaitedFor = (what: 'advisory' | 'relation') =>
  until(async () => {
    const waits = await query(`SELECT FROM pg_stat_activity
      WHERE wait_event = '${what}' AND datname = current_database()
        AND clock_timestamp() - query_start > '600 ms'`);
    return waits.length > 0;
  });

// Where a pooler ignores the time-outs that requests connect with, they are set on the role or the database.
it('waits for a lock, and for its own statements, longer than a request may', async () => {
  await migrate(database.url);
  await query('DROP TABLE audit_event');
  await query(`DELETE FROM "_prisma_migrations" WHERE migration_name = '20261105000000_audit'`);
  await other.query('SELECT pg_advisory_lock(72707369)');
  await other.query('BEGIN; LOCK TABLE "_prisma_migrations" IN EXCLUSIVE MODE');
  const name = new URL(database.url).pathname.slice(1);
  await query(`ALTER DATABASE "${name}" SET lock_timeout = '300ms'`);
  await query(`ALTER DATABASE "${name}" SET statement_timeout = '300ms'`);

  const migrating = migrate(database.url);
  // Whoever fails here fails at once, not when nobody was seen to wait.
  await Promise.race([isWaitedFor('advisory'), migrating]);
  await other.query('SELECT pg_advisory_unlock(72707369)');
  await Promise.race([isWaitedFor('relation'), migrating]);
  await other.query('COMMIT');
  expect(await migrating).toEqual(['20261105000000_audit']);
});
