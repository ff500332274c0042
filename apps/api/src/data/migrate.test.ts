import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type LentDatabase, lendDatabase } from '@wugan/postgres';
import pg from 'pg';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { buildApp } from '../app.ts';
import { parseConfig } from '../config/parse-config.ts';
import { sql } from '../testing/sql.ts';
import { until } from '../testing/until.ts';
import { findUpwards } from './find-upwards.ts';
import { migrate } from './migrate.ts';
import { readMigrations } from './migrations.ts';
import { openDatabase } from './open-database.ts';

let database: LentDatabase;
beforeEach(async () => {
  database = await lendDatabase(inject('postgresUrl'));
});
afterEach(() => database.drop());
const query = (statement: string) => sql({ databaseUrl: database.url }, statement);

it('applies each migration once, however many replicas start at once', async () => {
  const applied = await Promise.all(Array.from({ length: 4 }, () => migrate(database.url)));
  const names = (await readMigrations()).map(({ name }) => name);
  expect(applied.flat()).toEqual(names);
  expect(await migrate(database.url)).toEqual([]);
});

it('records them as prisma migrate does: name, SHA-256 of the file, finished, one step', async () => {
  await migrate(database.url);
  const rows = await query('SELECT * FROM "_prisma_migrations" ORDER BY migration_name');
  const folder = findUpwards('prisma/migrations') ?? '';
  for (const row of rows) {
    const file = await readFile(join(folder, String(row.migration_name), 'migration.sql'));
    expect(row).toMatchObject({
      checksum: createHash('sha256').update(file).digest('hex'),
      finished_at: expect.any(Date),
      rolled_back_at: null,
      logs: null,
      applied_steps_count: 1,
    });
  }
  expect(rows).toHaveLength((await readMigrations()).length);
});

it('stops at a migration that failed, and says how to repair it', async () => {
  await migrate(database.url);
  await query('UPDATE "_prisma_migrations" SET finished_at = NULL');
  await expect(migrate(database.url)).rejects.toThrow('prisma migrate resolve --applied');
});

it('takes no lock where nothing is pending, and waits for it where something is', async () => {
  await migrate(database.url);
  const other = new pg.Client({ connectionString: database.url });
  await other.connect();
  try {
    // As one who has gone leaves it with a pooler's connection, or one who migrates at this moment.
    await other.query('SELECT pg_advisory_lock(72707369)');
    expect(await migrate(database.url)).toEqual([]);

    await query(
      'UPDATE "_prisma_migrations" SET finished_at = NULL WHERE migration_name = (SELECT max(migration_name) FROM "_prisma_migrations")',
    );
    const waiting = migrate(database.url);
    await until(async () => {
      const waits = await query(`SELECT FROM pg_stat_activity WHERE wait_event = 'advisory'
        AND datname = current_database()`);
      return waits.length > 0;
    });
    // What was not finished when it looked first was somebody's who was at it, and has it done by now.
    await query('UPDATE "_prisma_migrations" SET finished_at = now()');
    await other.query('SELECT pg_advisory_unlock(72707369)');
    expect(await waiting).toEqual([]);
  } finally {
    await other.end();
  }
});

it('leaves room in the pages of session, and indexes nothing that a refresh changes', async () => {
  await migrate(database.url);
  const [table] = await query(`SELECT reloptions FROM pg_class WHERE relname = 'session'`);
  expect(table).toEqual({ reloptions: ['fillfactor=70'] });
  const indexed = await query(`
    SELECT DISTINCT attname FROM pg_index JOIN pg_attribute ON attrelid = indrelid
    WHERE indrelid = 'session'::regclass AND attnum = ANY (indkey) ORDER BY attname`);
  expect(indexed.map(({ attname }) => attname)).toEqual(['absolute_expires_at', 'id', 'user_id']);
});

it('a server on a database that was not migrated is not ready', async () => {
  const config = parseConfig(
    { DATABASE_URL: database.url },
    { defaultDataFolder: '', developmentSecrets: () => ({ access: 'a', refresh: 'r' }) },
  );
  await migrate(database.url);
  const opened = await openDatabase({ url: database.url, accessTokenLifetime: 60 });
  const app = await buildApp({ config, database: opened, log: { level: 'silent' } });
  try {
    expect((await app.inject('/health/ready')).statusCode).toBe(200);
    await query('UPDATE "_prisma_migrations" SET rolled_back_at = now()');
    const ready = await app.inject('/health/ready');
    expect(ready.statusCode).toBe(503);
    expect(ready.json()).toMatchObject({ status: 'unavailable', database: 'unmigrated' });
    expect((await app.inject('/health/live')).statusCode).toBe(200);
  } finally {
    await app.close();
    await opened.close();
  }
});
