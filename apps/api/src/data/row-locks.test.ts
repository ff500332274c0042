import pg from 'pg';
import { expect, it } from 'vitest';
import { call, problemOf, refresh, signIn } from '../testing/call.ts';
import { age, readSession } from '../testing/sql.ts';
import { useTestApp } from '../testing/use-test-app.ts';

const app = useTestApp();
const mine = 'm'.repeat(32);
const theirs = 't'.repeat(32);

/** Two generations of one session: the older of the two, with another attempt, is reuse. */
async function rotateOnce(user: string, platform: 'weapp' | 'h5') {
  const first = await signIn(app(), user, { device: { platform } });
  const { refreshToken } = first;
  expect((await refresh(app(), { refreshToken, attempt: mine })).status).toBe(200);
  return first;
}

it('while somebody keeps the rows locked, each that must write one answers 503 in time, and has done nothing', async () => {
  const toFreeze = await rotateOnce('ann', 'weapp');
  const toRevoke = await rotateOnce('ben', 'h5');
  const toProve = await signIn(app(), 'carl');
  const toSignOut = await signIn(app(), 'dora');
  const toRotate = await signIn(app(), 'emil');
  const code = await app().code('carl');
  // Of an epoch that has only just begun a proof needs no other.
  await age(app(), toProve.session.id, 60);

  const locker = new pg.Client({ connectionString: app().databaseUrl });
  await locker.connect();
  await locker.query('BEGIN');
  await locker.query('SELECT FROM session FOR UPDATE');
  try {
    const replies = await Promise.all([
      refresh(app(), { refreshToken: toFreeze.refreshToken, attempt: theirs }),
      refresh(app(), { refreshToken: toRevoke.refreshToken, attempt: theirs }),
      refresh(app(), { refreshToken: toProve.refreshToken, proof: { code } }),
      call(app(), '/auth/logout', { body: { refreshToken: toSignOut.refreshToken } }),
      refresh(app(), { refreshToken: toRotate.refreshToken }),
    ]);
    for (const reply of replies)
      expect(problemOf(reply)).toMatchObject({ status: 503, code: 'unavailable', next: 'retry' });
  } finally {
    await locker.query('ROLLBACK');
    await locker.end();
  }

  for (const { session } of [toFreeze, toRevoke, toProve, toSignOut, toRotate])
    expect(await readSession(app(), session.id)).toMatchObject({
      epoch: 0,
      frozen_at: null,
      revoked_at: null,
    });
  const frozen = await refresh(app(), { refreshToken: toFreeze.refreshToken, attempt: theirs });
  expect(problemOf(frozen).code).toBe('proof_required');
  expect((await refresh(app(), { refreshToken: toRotate.refreshToken })).status).toBe(200);
});
