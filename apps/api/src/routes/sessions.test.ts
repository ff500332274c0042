import { randomUUID } from 'node:crypto';
import { SessionList } from '@wugan/shared/schemas';
import { Value } from 'typebox/value';
import { expect, it } from 'vitest';
import { call, problemOf, refresh, signIn } from '../testing/call.ts';
import { age, sql, untilAcknowledged } from '../testing/sql.ts';
import { useTestApp } from '../testing/use-test-app.ts';

const app = useTestApp();
const list = async (token: string) =>
  Value.Parse(SessionList, (await call(app(), '/auth/sessions', { token })).body).sessions;
const end = (token: string, id = '') =>
  call(app(), `/auth/sessions${id && `/${id}`}`, { token, method: 'DELETE' });

it('lists the living sessions of the caller, the newest first, and marks the one that asks', async () => {
  const old = await signIn(app(), 'ann', { device: { platform: 'h5', name: 'Firefox' } });
  await age(app(), old.session.id, 60);
  const expired = await signIn(app(), 'ann');
  await age(app(), expired.session.id, 8 * 86_400);
  const ended = await signIn(app(), 'ann');
  await call(app(), '/auth/logout', { body: { refreshToken: ended.refreshToken } });
  await signIn(app(), 'somebody else');
  const mine = await signIn(app(), 'ann');

  const sessions = await list(mine.accessToken);
  expect(sessions.map(({ id, current }) => [id, current])).toEqual([
    [mine.session.id, true],
    [old.session.id, false],
  ]);
  expect(sessions[1]).toMatchObject({ platform: 'h5', device: 'Firefox' });
});

it('lists a thousand at most, however many a program has opened, and the one that asks among them', async () => {
  const mine = await signIn(app(), 'max');
  await sql(
    app(),
    `INSERT INTO session SELECT (jsonb_populate_record(session, jsonb_build_object(
       'id', gen_random_uuid(), 'created_at', clock_timestamp()))).*
     FROM session, generate_series(1, 1001) WHERE session.id = $1`,
    [mine.session.id],
  );
  const sessions = await list(mine.accessToken);
  expect(sessions).toHaveLength(1_000);
  expect(sessions.at(-1)).toMatchObject({ id: mine.session.id, current: true });
});

it('says when a session was last seen: at a refresh, or at the first call after it', async () => {
  const mine = await signIn(app(), 'tom');
  const other = await signIn(app(), 'tom');
  await age(app(), other.session.id, 3_600);
  const seen = async () =>
    (await list(mine.accessToken)).find(({ id }) => id === other.session.id)?.lastSeenAt ?? 0;
  const before = await seen();
  await call(app(), '/me', { token: other.accessToken });
  await untilAcknowledged(app(), other.session.id);
  const called = await seen();
  expect(called - before).toBeGreaterThan(3_000_000);
  await refresh(app(), { refreshToken: other.refreshToken });
  expect(await seen()).toBeGreaterThan(called);
});

it('ends another session of the caller at once, with the reason, and again', async () => {
  const mine = await signIn(app(), 'ben');
  const other = await signIn(app(), 'ben');
  expect((await end(mine.accessToken, other.session.id)).status).toBe(204);
  expect((await end(mine.accessToken, other.session.id)).status).toBe(204);
  const rejected = await call(app(), '/me', { token: other.accessToken });
  expect(problemOf(rejected).code).toBe('session_ended');
  const refused = problemOf(await refresh(app(), { refreshToken: other.refreshToken }));
  expect(refused).toMatchObject({ code: 'session_revoked', reason: 'ended_elsewhere' });
  expect((await call(app(), '/me', { token: mine.accessToken })).status).toBe(200);
});

it('does not know sessions of others', async () => {
  const mine = await signIn(app(), 'eve');
  const theirs = await signIn(app(), 'kim');
  for (const id of [theirs.session.id, randomUUID()])
    expect(problemOf(await end(mine.accessToken, id)).code).toBe('not_found');
  expect((await call(app(), '/me', { token: theirs.accessToken })).status).toBe(200);
});

it.each(['x', '%00', 'urn:uuid:0b9f6d52-6f43-4d6e-9a57-3d5a0a6f9f11'])(
  'calls an id that none can have a bad request: %s',
  async (id) => {
    const { accessToken } = await signIn(app(), 'joe');
    expect(problemOf(await end(accessToken, id)).code).toBe('invalid_request');
  },
);

it('ends all others, and only those', async () => {
  const mine = await signIn(app(), 'lea');
  const others = [await signIn(app(), 'lea'), await signIn(app(), 'lea')];
  const stranger = await signIn(app(), 'max');
  expect((await end(mine.accessToken)).status).toBe(204);
  expect(await list(mine.accessToken)).toHaveLength(1);
  for (const { refreshToken } of others)
    expect((await refresh(app(), { refreshToken })).status).toBe(401);
  expect((await call(app(), '/me', { token: stranger.accessToken })).status).toBe(200);
});
