import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { errorCode, StartError } from '../start-error.ts';
import { type Migration, readMigrations } from './migrations.ts';

/** The lock that Prisma's own migrate commands take, so that neither runs beside the other. */
const prismaMigrateLock = 72707369;

/**
 * Begins what may take its time: time-outs for requests may be set on the role, where a pooler ignores
 * those that requests connect with. For one transaction only, as a pooler may lend the connection on.
 */
const begin = 'BEGIN; SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0';

/** As Prisma creates it, so that `prisma migrate status` and `deploy` accept the database. */
const recordTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

/**
 * Applies what is pending, each migration in a transaction of its own, while every other replica
 * waits; where nothing is, it waits for nobody. Does what `prisma migrate deploy` does, without the
 * engine that it must download.
 *
 * @returns the names of the migrations applied now.
 * @throws StartError if there is no such database, or an earlier migration failed in it.
 */
export async function migrate(url: string): Promise<string[]> {
  const migrations = await readMigrations();
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  await connect(client);
  try {
    if (await isUpToDate(client, migrations)) return [];
    return await applyPending(client, migrations);
  } finally {
    await client.end();
  }
}

/** A look without the lock, as a pooler may keep that for somebody who has long gone. */
async function isUpToDate(client: pg.Client, migrations: readonly Migration[]): Promise<boolean> {
  const { rowCount } = await client.query(
    `SELECT WHERE to_regclass('"_prisma_migrations"') IS NOT NULL`,
  );
  if (rowCount === 0) return false;
  const records = await readRecords(client);
  // One that is not finished may be somebody's who is at it and has the lock: under it we shall know.
  if (records.some(({ finished }) => !finished)) return false;
  const applied = new Set(records.map(({ name }) => name));
  return migrations.every(({ name }) => applied.has(name));
}

async function applyPending(
  client: pg.Client,
  migrations: readonly Migration[],
): Promise<string[]> {
  try {
    await client.query(begin);
    // The session's, so it is kept beyond the transaction.
    await client.query('SELECT pg_advisory_lock($1)', [prismaMigrateLock]);
    await client.query('COMMIT');
    await client.query(recordTable);
    const applied = appliedNames(await readRecords(client));
    const pending = migrations.filter(({ name }) => !applied.has(name));
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ name }) => name);
  } finally {
    // A pooler may keep the connection, and the lock with it, when we are gone.
    await client.query('SELECT pg_advisory_unlock($1)', [prismaMigrateLock]).catch(() => {});
  }
}

async function connect(client: pg.Client): Promise<void> {
  try {
    await client.connect();
  } catch (error) {
    const why = errorCode(error) ?? 'no answer';
    throw new StartError(
      `The database at ${client.host}:${client.port} cannot be used (${why}): check DATABASE_URL, and that PostgreSQL runs there and knows this user and database.`,
      { cause: error },
    );
  }
}

interface MigrationRecord {
  readonly name: string;
  readonly finished: boolean;
}

async function readRecords(client: pg.Client): Promise<MigrationRecord[]> {
  const { rows } = await client.query<MigrationRecord>(
    `SELECT migration_name AS name, finished_at IS NOT NULL AS finished
     FROM "_prisma_migrations" WHERE rolled_back_at IS NULL`,
  );
  return rows;
}

function appliedNames(records: readonly MigrationRecord[]): Set<string> {
  const failed = records.find(({ finished }) => !finished);
  if (failed)
    throw new StartError(
      `The migration ${failed.name} failed before it was done. Repair the database, then run: prisma migrate resolve --applied ${failed.name} (or --rolled-back).`,
    );
  return new Set(records.map(({ name }) => name));
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query(begin);
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Error(`The migration ${name} was not applied, and nothing of it remains.`, {
      cause: error,
    });
  }
}
