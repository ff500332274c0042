import pg from 'pg';
import { expect, it } from 'vitest';
import { problemOf, refresh, signIn } from '../testing/call.ts';
import { age, sql } from '../testing/sql.ts';
import { useTestApp } from '../testing/use-test-app.ts';

const app = useTestApp();
const mine = 'm'.repeat(32);
const theirs = 't'.repeat(32);

/** Less than anything waits for a row; enough for each of these to have come as far as the row. */
const patience = 1_000;

it('whatever had to wait for its row until after its deadline is too late, and has changed nothing', async () => {
  const toRotate = await signIn(app(), 'ann');
  const toFreeze = await signIn(app(), 'ben');
  const toRevoke = await signIn(app(), 'eve', { device: { platform: 'h5' } });
  const toProve = await signIn(app(), 'kim');
  for (const { refreshToken } of [toFreeze, toRevoke])
    await refresh(app(), { refreshToken, attempt: mine });
  await age(app(), toProve.session.id, 60);
  const code = await app().code('kim');
  const rows = () => sql(app(), 'SELECT * FROM session ORDER BY id');
  const before = await rows();

  const locker = new pg.Client({ connectionString: app().databaseUrl });
  await locker.connect();
  await locker.query('BEGIN');
  await locker.query('SELECT FROM session FOR UPDATE');
  const clock = 'SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now';
  const [{ now } = { now: 0 }] = (await locker.query<{ now: number }>(clock)).rows;
  const deadline = now + patience;
  const sent = [
    { refreshToken: toRotate.refreshToken },
    { refreshToken: toFreeze.refreshToken, attempt: theirs },
    { refreshToken: toRevoke.refreshToken, attempt: theirs },
    { refreshToken: toProve.refreshToken, proof: { code } },
  ].map((body) => refresh(app(), { ...body, deadline }));
  await locker.query('SELECT pg_sleep($1::float8 / 1000)', [patience + 100]);
  await locker.query('ROLLBACK');
  await locker.end();

  for (const reply of await Promise.all(sent))
    expect(problemOf(reply)).toMatchObject({ status: 409, code: 'request_too_late' });
  expect(await rows()).toEqual(before);
});
