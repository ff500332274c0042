import pg from 'pg';
import type { TestApp } from './start-test-app.ts';
import { until } from './until.ts';

type Row = Record<string, unknown>;

/** Runs one statement on a test app's database, past the app: how tests look, and how they move time. */
export async function sql(
  app: Pick<TestApp, 'databaseUrl'>,
  statement: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Row>(statement, [...values]);
    return rows;
  } finally {
    await client.end();
  }
}

/** A session's row, columns by their own names. */
export async function readSession(app: Pick<TestApp, 'databaseUrl'>, id: string): Promise<Row> {
  const [row] = await sql(app, 'SELECT * FROM session WHERE id = $1', [id]);
  if (!row) throw new Error(`No session ${id}`);
  return row;
}

const times = [
  'rotated_at',
  'acknowledged_at',
  'frozen_at',
  'created_at',
  'epoch_at',
  'idle_expires_at',
  'absolute_expires_at',
];

/** Moves everything that has happened to session $1 back by $2 seconds. */
export const agingStatement = `UPDATE session SET ${times
  .map((column) => `${column} = ${column} - make_interval(secs => $2)`)
  .join(', ')} WHERE id = $1`;

/** Lets time pass for one session: moves everything that has happened to it into the past. */
export async function age(
  app: Pick<TestApp, 'databaseUrl'>,
  id: string,
  seconds: number,
): Promise<void> {
  await sql(app, agingStatement, [id, seconds]);
}

/** Waits until the pair in use has been acknowledged, as it is a moment after its first call. */
export async function untilAcknowledged(
  app: Pick<TestApp, 'databaseUrl'>,
  id: string,
): Promise<void> {
  await until(async () => (await readSession(app, id)).acknowledged_at !== null);
}
