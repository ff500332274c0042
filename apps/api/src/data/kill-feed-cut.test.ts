import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { call, problemOf, signIn } from '../testing/call.ts';
import { exampleRow } from '../testing/example-row.ts';
import { sql } from '../testing/sql.ts';
import { startTestApp, type TestApp } from '../testing/start-test-app.ts';
import { until } from '../testing/until.ts';
import { useTestApp } from '../testing/use-test-app.ts';
import { DatabaseUnavailable } from './database-unavailable.ts';
import { createKillSet } from './kill-set.ts';
import { createLiveness } from './liveness.ts';

const here = useTestApp();
let there: TestApp;
beforeAll(async () => {
  there = await startTestApp({ beside: here() });
});
afterAll(() => there.close());

/** A call that acknowledges nothing, so that only the access check could want the session's row. */
const me = (token: string) => call(there, '/me', { token, headers: { 'Wugan-Unstored': '1' } });

/** Whether calls are answered while nobody can read a session's row. */
async function needsNoRow(token: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: there.databaseUrl });
  await client.connect();
  try {
    await client.query('BEGIN; LOCK TABLE session IN ACCESS EXCLUSIVE MODE');
    const requireAnswer = async () => expect((await me(token)).status).toBe(200);
    const answers = Array.from({ length: 50 }, requireAnswer);
    // Who wants the row waits for the lock, and is told after a while to come back later.
    return await Promise.all(answers).then(
      () => true,
      () => false,
    );
  } finally {
    await client.end();
  }
}

/** Ends the feeds of both replicas, and lets nobody connect anew until the answer is called. */
async function cutFeeds(): Promise<() => Promise<unknown>> {
  const name = new URL(here().databaseUrl).pathname.slice(1);
  const server = { databaseUrl: inject('postgresUrl') };
  await sql(server, `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  const feeds = `FROM pg_stat_activity WHERE datname = $1 AND application_name = 'wugan kill feed'`;
  expect(await sql(server, `SELECT pg_terminate_backend(pid) ${feeds}`, [name])).toHaveLength(2);
  return () => sql(server, `ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
}

it('no access check reads the database while the feed is fresh', async () => {
  const { accessToken } = await signIn(there, 'ann');
  expect(await needsNoRow(accessToken)).toBe(true);
});

it('a feed that was cut is not relied upon: the row decides until the feed is back', async () => {
  const living = await signIn(there, 'ann');
  const ended = await signIn(here(), 'ben');
  const mend = await cutFeeds();
  try {
    await call(here(), '/auth/logout', { body: { refreshToken: ended.refreshToken } });
    await until(async () => {
      expect((await me(living.accessToken)).status).toBe(200);
      return (await me(ended.accessToken)).status === 401;
    }, 7_000);
    expect(problemOf(await me(ended.accessToken)).code).toBe('session_ended');
  } finally {
    await mend();
  }
  await until(() => needsNoRow(living.accessToken));
  expect((await me(ended.accessToken)).status).toBe(401);
});

it('a feed that comes back knows what ended meanwhile', async () => {
  const ended = await signIn(here(), 'eve');
  const mend = await cutFeeds();
  await call(here(), '/auth/logout', { body: { refreshToken: ended.refreshToken } });
  await mend();
  await until(async () => (await me(ended.accessToken)).status === 401, 2_000);
});

it.each([
  ['lives', {}, true],
  ['is frozen', { frozenAt: 1 }, false],
  ['has ended', { revokedAt: 1 }, false],
  ['was proved since', { epoch: 3 }, false],
])('with the feed stale a token is judged by its row: one that %s', async (_what, change, isIn) => {
  const row = exampleRow({ epoch: 2, frozenAt: null, revokedAt: null, ...change });
  const isLiving = createLiveness({
    killSet: createKillSet(1_000, () => 0),
    feed: { isFresh: () => false },
    sessions: { find: async () => ({ row, now: 0 }) },
  });
  expect(await isLiving({ id: row.id, epoch: 2, issuedAt: 0 })).toBe(isIn);
});

it('with the feed stale and the database gone nobody is let in, and nobody is told to refresh', async () => {
  const isLiving = createLiveness({
    killSet: createKillSet(1_000, () => 0),
    feed: { isFresh: () => false },
    sessions: { find: () => Promise.reject(new DatabaseUnavailable('gone')) },
  });
  const token = { id: 'a', epoch: 0, issuedAt: 0 };
  await expect(isLiving(token)).rejects.toThrow(DatabaseUnavailable);
});
