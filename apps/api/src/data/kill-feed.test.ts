import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, pairOf, refresh, signIn } from '../testing/call.ts';
import { ownTimeOf } from '../testing/own-time.ts';
import { age, sql, untilAcknowledged } from '../testing/sql.ts';
import { startTestApp, type TestApp } from '../testing/start-test-app.ts';
import { until } from '../testing/until.ts';
import { useTestApp } from '../testing/use-test-app.ts';

const here = useTestApp();
let there: TestApp;
beforeAll(async () => {
  there = await startTestApp({ beside: here() });
});
afterAll(() => there.close());

const attempt = 'a'.repeat(32);
const other = 'b'.repeat(32);
const statusThere = async (token: string) => (await call(there, '/me', { token })).status;

/** Milliseconds until the other replica refuses a token. */
const killLag = (token: string): Promise<number> =>
  ownTimeOf(until(async () => (await statusThere(token)) === 401));

type Ending = (pair: Awaited<ReturnType<typeof signIn>>, user: string) => Promise<unknown>;

const endings: Record<string, Ending> = {
  'a sign-out': ({ refreshToken }) => call(here(), '/auth/logout', { body: { refreshToken } }),
  'an ending from another device': async ({ session }, user) => {
    const { accessToken } = await signIn(here(), user);
    const path = `/auth/sessions/${session.id}`;
    return call(here(), path, { method: 'DELETE', token: accessToken });
  },
  'a freeze': async ({ refreshToken }) => {
    await refresh(here(), { refreshToken, attempt });
    await refresh(here(), { refreshToken, attempt: other });
  },
  'a proof': async ({ refreshToken, session }, user) => {
    await age(here(), session.id, 60);
    const proof = { code: await here().code(user) };
    const proved = pairOf(await refresh(here(), { refreshToken, proof }));
    expect(await statusThere(proved.accessToken)).toBe(200);
  },
  'an operator’s own statement': ({ session }) =>
    sql(here(), 'UPDATE session SET revoked_at = now() WHERE id = $1', [session.id]),
  'a user who was deleted': ({ user }) =>
    sql(here(), 'DELETE FROM "user" WHERE id = $1', [user.id]),
};

describe('on one replica, within a second on every other', () => {
  it.each(Object.entries(endings))('%s', async (name, end) => {
    const pair = await signIn(here(), name);
    expect(await statusThere(pair.accessToken)).toBe(200);
    await end(pair, name);
    expect(await killLag(pair.accessToken)).toBeLessThan(1_000);
  });

  it('a reuse where there is no silent proof', async () => {
    const pair = await signIn(here(), 'h5', { device: { platform: 'h5' } });
    await refresh(here(), { refreshToken: pair.refreshToken, attempt });
    await refresh(here(), { refreshToken: pair.refreshToken, attempt: other });
    expect(await killLag(pair.accessToken)).toBeLessThan(1_000);
  });

  it('an ending whose announcement was lost', async () => {
    await sql(here(), 'ALTER TABLE ending DISABLE TRIGGER announce');
    try {
      const { accessToken, refreshToken } = await signIn(here(), 'unheard');
      await call(here(), '/auth/logout', { body: { refreshToken } });
      expect(await killLag(accessToken)).toBeLessThan(1_000);
    } finally {
      await sql(here(), 'ALTER TABLE ending ENABLE TRIGGER announce');
    }
  });
});

it('an ending whose commit waited for a standby is known elsewhere, though nothing announced it', async () => {
  const { accessToken, session } = await signIn(here(), 'late');
  await sql(here(), 'ALTER TABLE ending DISABLE TRIGGER announce');
  const waiting = new pg.Client({ connectionString: here().databaseUrl });
  await waiting.connect();
  try {
    await waiting.query('BEGIN');
    const { rows } = await waiting.query<{ ended: Date }>(
      'UPDATE session SET revoked_at = clock_timestamp() WHERE id = $1 RETURNING revoked_at AS ended',
      [session.id],
    );
    // Longer than a statement may take: so far back no look goes for a commit that came at once.
    await until(async () => {
      const { rowCount } = await waiting.query(
        `SELECT WHERE clock_timestamp() - $1::timestamptz > '16s'`,
        [rows[0]?.ended],
      );
      return rowCount === 1;
    }, 60_000);
    expect(await statusThere(accessToken)).toBe(200);
    await waiting.query('COMMIT');
    expect(await killLag(accessToken)).toBeLessThan(1_000);
  } finally {
    await waiting.end();
    await sql(here(), 'ALTER TABLE ending ENABLE TRIGGER announce');
  }
});

it('an announcement is heard, and not only looked up', async () => {
  const { accessToken, session } = await signIn(here(), 'announced');
  // There is no row of it, so no look will find it.
  const announcement = `${session.id} Infinity ${Date.now()}`;
  await sql(here(), `SELECT pg_notify('wugan_endings', $1)`, [announcement]);
  await until(async () => (await statusThere(accessToken)) === 401);
});

it('a replica that starts knows of all that ended within the life of an access token', async () => {
  const { accessToken, refreshToken } = await signIn(here(), 'before');
  await call(here(), '/auth/logout', { body: { refreshToken } });
  await sql(here(), `UPDATE ending SET at = at - interval '3 hours'`);
  const later = await startTestApp({ beside: here() });
  try {
    expect((await call(later, '/me', { token: accessToken })).status).toBe(401);
  } finally {
    await later.close();
  }
});

it('a refresh and an acknowledgement announce nothing', async () => {
  const count = async () => (await sql(here(), 'SELECT count(*) FROM ending'))[0]?.count;
  const before = await count();
  const { accessToken, refreshToken, session } = await signIn(here(), 'quiet');
  await refresh(here(), { refreshToken, attempt });
  const { accessToken: next } = pairOf(await refresh(here(), { refreshToken, attempt }));
  await call(here(), '/me', { token: next });
  await untilAcknowledged(here(), session.id);
  expect(await statusThere(accessToken)).toBe(200);
  expect(await count()).toBe(before);
});
