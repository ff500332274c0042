import { startTemporaryPostgres } from '@wugan/postgres';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, pairOf, problemOf, type Reply, refresh, signIn } from '../testing/call.ts';
import { ownTimeOf } from '../testing/own-time.ts';
import { age, readSession, sql } from '../testing/sql.ts';
import { startTestApp, type TestApp } from '../testing/start-test-app.ts';
import { until } from '../testing/until.ts';
import { useTestApp } from '../testing/use-test-app.ts';

const surroundings = useTestApp();
let postgres: Awaited<ReturnType<typeof startTemporaryPostgres>>;
let app: TestApp;
/** Asks again and again, which on a connection each time would keep the server busy with nothing else. */
let operator: pg.Client;

beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  // What an operator has relaxed for everything else does not hold for these.
  await sql({ databaseUrl: postgres.url }, 'ALTER DATABASE wugan SET synchronous_commit = off');
  app = await startTestApp({ beside: surroundings(), env: { DATABASE_URL: postgres.url } });
  operator = new pg.Client({ connectionString: postgres.url });
  await operator.connect();
});
afterAll(async () => {
  await operator?.end();
  await app?.close();
  await postgres?.stop();
});

/** A synchronous standby that is not there: whoever waits for it waits until it is named no more. */
async function nameStandby(name: string): Promise<void> {
  await operator.query(`ALTER SYSTEM SET synchronous_standby_names = '${name}'`);
  await operator.query('SELECT pg_reload_conf()');
}

/** Whether a statement that looks like this has been carried out and waits for the standby. */
async function waitsForStandby(like: string): Promise<boolean> {
  const { rowCount } = await operator.query(
    `SELECT FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND query LIKE $1`,
    [like],
  );
  return rowCount !== null && rowCount > 0;
}

/** Ends the wait of one statement, once it waits, so that what comes after it is carried out. */
async function letGo(statement: string): Promise<void> {
  await until(() => waitsForStandby(`%${statement}%`));
  await operator.query(
    `SELECT pg_cancel_backend(pid) FROM pg_stat_activity
     WHERE wait_event = 'SyncRep' AND query LIKE $1`,
    [`%${statement}%`],
  );
}

/** The server takes a moment to believe in a standby. Answers with a commit that waits for it. */
async function commitThatWaits(): Promise<{ commit: Promise<unknown> }> {
  for (;;) {
    let isOver = false;
    const commit = sql(
      app,
      `SELECT set_config('synchronous_commit', 'on', true), pg_logical_emit_message(true, 'x', '')`,
    ).finally(() => {
      isOver = true;
    });
    await until(async () => isOver || (await waitsForStandby('%pg_logical_emit_message%')));
    if (!isOver) return { commit };
  }
}

it('a rotation does not wait for a standby; a freeze, a proof and a sign-out do', {
  timeout: 90_000,
}, async () => {
  const attempt = 'm'.repeat(32);
  const { refreshToken } = await signIn(app, 'ann');
  const toProve = await signIn(app, 'ben');
  const toSignOut = await signIn(app, 'carl');
  const code = await app.code('ben');
  // Of an epoch that has only just begun a proof needs no other.
  await age(app, toProve.session.id, 60);

  await nameStandby('nobody');
  const probe = await commitThatWaits();
  const rotated = await refresh(app, { refreshToken, attempt });
  expect(pairOf(rotated).session.generation).toBe(1);
  await nameStandby('');
  await probe.commit;

  const onceTheStandbyHasIt = async (what: string, send: () => Promise<Reply>, first?: string) => {
    await nameStandby('nobody');
    const { commit } = await commitThatWaits();
    const reply = send();
    if (first) await letGo(first);
    await until(() => waitsForStandby(`%UPDATE session SET ${what}%`));
    await nameStandby('');
    await commit;
    return reply;
  };
  const theirs = { refreshToken, attempt: 't'.repeat(32) };
  const frozen = await onceTheStandbyHasIt('frozen_at', () => refresh(app, theirs));
  expect(problemOf(frozen).code).toBe('proof_required');
  const { refreshToken: signedOut } = toSignOut;
  const left = await onceTheStandbyHasIt('revoked_at', () =>
    call(app, '/auth/logout', { body: { refreshToken: signedOut } }),
  );
  expect(left.status).toBe(204);
  const proof = { refreshToken: toProve.refreshToken, proof: { code } };
  const claim = 'INSERT INTO spent_code';
  const proved = await onceTheStandbyHasIt('epoch', () => refresh(app, proof), claim);
  expect(pairOf(proved).session.epoch).toBe(1);
});

it('a sign-out whose standby is away is answered in time that nobody knows; once it is back, it has happened', {
  timeout: 90_000,
}, async () => {
  const { accessToken, refreshToken, session } = await signIn(app, 'dora');
  const signOut = () => call(app, '/auth/logout', { body: { refreshToken } });
  await nameStandby('nobody');
  const { commit } = await commitThatWaits();
  try {
    // The second as the user taps again: it finds the row locked.
    const told: Reply[] = [];
    const both = (async () => {
      for (const _tap of ['first', 'again']) told.push(await signOut());
    })();
    expect(await ownTimeOf(both)).toBeLessThan(11_000);
    expect(told.map(({ status }) => status)).toEqual([503, 503]);
    for (const reply of told) {
      expect(problemOf(reply)).toMatchObject({ code: 'unavailable', next: 'retry' });
      expect(reply.headers.get('retry-after')).toBe('1');
    }
    // Not ended as long as a fail-over could undo it: nobody was told so, and the token still admits.
    expect((await readSession(app, session.id)).revoked_at).toBeNull();
    expect((await call(app, '/me', { token: accessToken })).status).toBe(200);
  } finally {
    await nameStandby('');
  }
  await commit;
  await until(async () => (await readSession(app, session.id)).revoked_at !== null);
  await until(async () => (await call(app, '/me', { token: accessToken })).status === 401);
  expect((await signOut()).status).toBe(204);
  const audit = await sql(app, 'SELECT event FROM audit_event WHERE session_id = $1', [session.id]);
  expect(audit).toEqual([{ event: 'session_signed_out' }]);
});
