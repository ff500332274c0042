import pg from 'pg';
import { expect, it } from 'vitest';
import { createCleaner } from '../data/cleaner.ts';
import { createClient } from '../data/client.ts';
import { call, problemOf, refresh, signIn } from '../testing/call.ts';
import { age, sql } from '../testing/sql.ts';
import { useTestApp } from '../testing/use-test-app.ts';
import { cleanUp } from './housekeeping.ts';

const app = useTestApp();
const day = 86_400;
const ages = { accessLifetime: 4 * 3_600, idleLifetime: 7 * day, auditLifetime: 365 * day };

async function clean(): Promise<void> {
  const client = createClient(app().databaseUrl);
  try {
    await cleanUp(createCleaner(client), ages, new AbortController().signal);
  } finally {
    await client.$disconnect();
  }
}

const count = async (table: string) =>
  (await sql(app(), `SELECT count(*)::int FROM ${table}`))[0]?.count;

it('removes a session when no token of it can live, and none before', async () => {
  const gone = await signIn(app(), 'gone');
  await age(app(), gone.session.id, 91 * day);
  const idle = await signIn(app(), 'idle');
  await age(app(), idle.session.id, 89 * day);
  const living = await signIn(app(), 'living');
  await clean();
  const left = await sql(app(), 'SELECT id FROM session');
  expect(left.map(({ id }) => id).sort()).toEqual([idle.session.id, living.session.id].sort());
  const { refreshToken } = gone;
  expect(problemOf(await refresh(app(), { refreshToken })).code).toBe('session_revoked');
  expect((await call(app(), '/me', { token: living.accessToken })).status).toBe(200);
});

it('removes old codes, endings and audit events in pieces, passing over what is in use', async () => {
  const old = `now() - interval '400 days'`;
  await sql(
    app(),
    `INSERT INTO spent_code (code_hash, purpose, claimed_at)
     SELECT 'old ' || n, 'proof', ${old} FROM generate_series(1, 1100) AS n`,
  );
  await sql(
    app(),
    `INSERT INTO ending SELECT gen_random_uuid(), 1, ${old} FROM generate_series(1, 600)`,
  );
  await sql(
    app(),
    `INSERT INTO audit_event (id, at, event)
     SELECT gen_random_uuid(), ${old}, 'session_frozen' FROM generate_series(1, 600)`,
  );
  const [codes, endings] = [await count('spent_code'), await count('ending')];
  const client = new pg.Client({ connectionString: app().databaseUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SELECT FROM spent_code WHERE code_hash = 'old 1' FOR UPDATE`);
    await clean();
  } finally {
    await client.end();
  }
  expect(await count('audit_event')).toBe(0);
  expect(await count('spent_code')).toBe(Number(codes) - 1099);
  expect(await count('ending')).toBe(Number(endings) - 600);
});
