import pg from 'pg';
import { expect, it } from 'vitest';
import { call, problemOf, refresh, signIn } from '../testing/call.ts';
import { age, readSession } from '../testing/sql.ts';
import { useTestApp } from '../testing/use-test-app.ts';
import { createPool } from './client.ts';
import { createRotateTogether } from './rotate-together.ts';

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

  // Each by the limit for a row, not as late as the one for a whole statement.
  const lines = app().logLines.join('');
  expect(lines).toContain('due to lock timeout');
  expect(lines).not.toContain('due to statement timeout');

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

it('a row that somebody keeps locked holds up nobody else in its statement', async () => {
  const kept = await signIn(app(), 'kept');
  const free = await signIn(app(), 'free');
  const pool = createPool(app().databaseUrl, 1, 'on');
  const locker = new pg.Client({ connectionString: app().databaseUrl });
  await locker.connect();
  try {
    await locker.query('BEGIN');
    await locker.query('SELECT FROM session WHERE id = $1 FOR UPDATE', [kept.session.id]);
    const rotations = [kept, free].map(({ session: { id, epoch, generation } }) => ({
      from: { id, epoch, generation },
      toGeneration: 1,
      rotatedBy: null,
      kid: '1',
      idleLifetime: 60,
      deadline: null,
    }));
    const outcomes = await createRotateTogether(pool)(rotations);
    expect(outcomes).toEqual(['busy', expect.objectContaining({ generation: 1 })]);
  } finally {
    await locker.end();
    await pool.end();
  }
});
