import { startTemporaryPostgres } from '@wugan/postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, pairOf, problemOf, type Reply, refresh, signIn } from '../testing/call.ts';
import { sql } from '../testing/sql.ts';
import { startTestApp, type TestApp } from '../testing/start-test-app.ts';
import { until } from '../testing/until.ts';
import { useTestApp } from '../testing/use-test-app.ts';

const surroundings = useTestApp();
let postgres: Awaited<ReturnType<typeof startTemporaryPostgres>>;
let app: TestApp;

beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  // What an operator has relaxed for everything else does not hold for these.
  await sql({ databaseUrl: postgres.url }, 'ALTER DATABASE wugan SET synchronous_commit = off');
  app = await startTestApp({ beside: surroundings(), env: { DATABASE_URL: postgres.url } });
});
afterAll(async () => {
  await app?.close();
  await postgres?.stop();
});

/** A synchronous standby that is not there: whoever waits for it waits until it is named no more. */
async function nameStandby(name: string): Promise<void> {
  await sql(app, `ALTER SYSTEM SET synchronous_standby_names = '${name}'`);
  await sql(app, 'SELECT pg_reload_conf()');
}

async function waitingForStandby(): Promise<number> {
  const waiting = await sql(app, `SELECT FROM pg_stat_activity WHERE wait_event = 'SyncRep'`);
  return waiting.length;
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
    await until(async () => isOver || (await waitingForStandby()) > 0);
    if (!isOver) return { commit };
  }
}

it('a rotation does not wait for a standby; a freeze, a proof and a sign-out do', async () => {
  const attempt = 'm'.repeat(32);
  const { refreshToken } = await signIn(app, 'ann');
  const toProve = await signIn(app, 'ben');
  const toSignOut = await signIn(app, 'carl');
  const code = await app.code('ben');

  await nameStandby('nobody');
  const probe = await commitThatWaits();
  const rotated = await refresh(app, { refreshToken, attempt });
  expect(pairOf(rotated).session.generation).toBe(1);
  await nameStandby('');
  await probe.commit;

  const onceTheStandbyHasIt = async (send: () => Promise<Reply>) => {
    await nameStandby('nobody');
    const { commit } = await commitThatWaits();
    const reply = send();
    await until(async () => (await waitingForStandby()) === 2);
    await nameStandby('');
    await commit;
    return reply;
  };
  const theirs = { refreshToken, attempt: 't'.repeat(32) };
  const frozen = await onceTheStandbyHasIt(() => refresh(app, theirs));
  expect(problemOf(frozen).code).toBe('proof_required');
  const { refreshToken: signedOut } = toSignOut;
  const left = await onceTheStandbyHasIt(() =>
    call(app, '/auth/logout', { body: { refreshToken: signedOut } }),
  );
  expect(left.status).toBe(204);
  const proof = { refreshToken: toProve.refreshToken, proof: { code } };
  expect((await onceTheStandbyHasIt(() => refresh(app, proof))).status).toBe(200);
});
