import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../data/open-database.ts';
import { call, problemOf, refresh, signIn } from '../testing/call.ts';
import { startOwnTime } from '../testing/own-time.ts';
import { sql } from '../testing/sql.ts';
import { startTestApp, type TestApp } from '../testing/start-test-app.ts';
import { until } from '../testing/until.ts';
import { useTestApp } from '../testing/use-test-app.ts';

const here = useTestApp();
let there: TestApp;
beforeAll(async () => {
  there = await startTestApp({ beside: here() });
});
afterAll(() => there.close());

const disable = (id: string) =>
  sql(here(), 'UPDATE "user" SET disabled_at = now() WHERE id = $1', [id]);

describe('a user who is disabled', () => {
  it('has no session left on any replica within a second, and cannot sign in', async () => {
    const sessions = await Promise.all([signIn(here(), 'dan'), signIn(there, 'dan')]);
    const watch = startOwnTime();
    await disable(sessions[0].user.id);
    for (const { accessToken, refreshToken } of sessions) {
      for (const app of [here(), there])
        await until(async () => (await call(app, '/me', { token: accessToken })).status === 401);
      expect(watch.elapsed()).toBeLessThan(1_000);
      expect(problemOf(await refresh(there, { refreshToken }))).toMatchObject({
        code: 'session_revoked',
        reason: 'user_disabled',
      });
    }
    watch.stop();
    const body = { code: await here().code('dan') };
    const refused = await call(here(), '/auth/login', { body });
    expect(problemOf(refused)).toMatchObject({ status: 403, code: 'forbidden', next: 'stop' });
  });

  it('gets no session out of a sign-in that runs at the same time', async () => {
    const { user } = await signIn(here(), 'race');
    const codes = await Promise.all(Array.from({ length: 20 }, () => here().code('race')));
    const signIns = codes.map((code) => call(here(), '/auth/login', { body: { code } }));
    await disable(user.id);
    await Promise.all(signIns);
    const living = await sql(
      here(),
      'SELECT id FROM session WHERE user_id = $1 AND revoked_at IS NULL',
      [user.id],
    );
    expect(living).toEqual([]);
  });

  it('signs in anew when enabled again, and the old sessions stay ended', async () => {
    const { user, refreshToken } = await signIn(here(), 'eli');
    await disable(user.id);
    await sql(here(), 'UPDATE "user" SET disabled_at = NULL WHERE id = $1', [user.id]);
    expect((await signIn(here(), 'eli')).user.id).toBe(user.id);
    expect(problemOf(await refresh(here(), { refreshToken })).code).toBe('session_revoked');
  });
});

describe('a unionid', () => {
  const unionidOf = async (id: string) =>
    (await sql(here(), 'SELECT unionid FROM "user" WHERE id = $1', [id]))[0]?.unionid;
  const forget = (id: string) =>
    sql(here(), 'UPDATE "user" SET unionid = NULL WHERE id = $1', [id]);
  const conflicts = async (userId: string) =>
    sql(here(), `SELECT * FROM audit_event WHERE event = 'unionid_conflict' AND user_id = $1`, [
      userId,
    ]);

  it('that comes later is the user’s from then on', async () => {
    const { user } = await signIn(here(), 'late');
    await forget(user.id);
    await sql(here(), 'UPDATE identity SET unionid = NULL WHERE user_id = $1', [user.id]);
    expect((await signIn(here(), 'late')).user.id).toBe(user.id);
    expect(await unionidOf(user.id)).toEqual(expect.any(String));
  });

  it('that is known makes a new identity one more of the same user', async () => {
    const { user } = await signIn(here(), 'two-apps');
    // The same person, as another mini program knows them.
    await sql(here(), `UPDATE identity SET app_id = 'wx-other' WHERE user_id = $1`, [user.id]);
    expect((await signIn(here(), 'two-apps')).user.id).toBe(user.id);
    expect(
      await sql(here(), 'SELECT app_id FROM identity WHERE user_id = $1', [user.id]),
    ).toHaveLength(2);
  });

  it('that another user has is reported, and nobody becomes somebody else', async () => {
    const mine = await signIn(here(), 'mixed-up');
    const unionid = await unionidOf(mine.user.id);
    await forget(mine.user.id);
    const other = await signIn(here(), 'somebody-else');
    await sql(here(), 'UPDATE "user" SET unionid = $2 WHERE id = $1', [other.user.id, unionid]);

    expect((await signIn(here(), 'mixed-up')).user.id).toBe(mine.user.id);
    expect(await unionidOf(mine.user.id)).toBeNull();
    expect(await unionidOf(other.user.id)).toBe(unionid);
    await until(async () => (await conflicts(mine.user.id)).length === 1);
  });

  it('of a newcomer in ten mini programs at once makes one user', async () => {
    const database = await openDatabase({ url: here().databaseUrl, accessTokenLifetime: 60 });
    const open = (n: number) =>
      database.signIns.open({
        identity: {
          provider: 'p',
          appId: `wx${n}`,
          openid: `o${n}`,
          unionid: 'everywhere',
          nickname: null,
        },
        codeHash: `code ${n}`,
        kid: '1',
        platform: 'weapp',
        device: null,
        idleLifetime: 60,
        absoluteLifetime: 60,
      });
    try {
      const rows = await Promise.all(Array.from({ length: 10 }, (_, n) => open(n)));
      expect(new Set(rows.map((row) => row?.userId)).size).toBe(1);
    } finally {
      await database.close();
    }
  });
});
