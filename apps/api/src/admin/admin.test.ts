import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, pairOf, problemOf, refresh, signIn } from '../testing/call.ts';
import { age, sql } from '../testing/sql.ts';
import { startTestApp, type TestApp } from '../testing/start-test-app.ts';
import { until } from '../testing/until.ts';
import { useTestApp } from '../testing/use-test-app.ts';

const bundle = join(import.meta.dirname, '../../dist/admin.js');
const app = useTestApp();
let other: TestApp;
beforeAll(async () => {
  other = await startTestApp({ beside: app() });
});
afterAll(() => other.close());

/** Runs the built command as an operator does, with nothing in its environment but the database. */
function admin(...typed: string[]): Promise<{ code: number; out: string; error: string }> {
  if (!existsSync(bundle))
    throw new Error('dist/admin.js is missing: run pnpm --filter @wugan/api build');
  const env = { DATABASE_URL: app().databaseUrl };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [bundle, ...typed], { env }, (_, out, error) =>
      resolve({ code: child.exitCode ?? -1, out, error }),
    );
  });
}

const isRefused = (token: string) =>
  until(async () => (await call(other, '/me', { token })).status === 401, 1_000);

describe('users and sessions', () => {
  it('are found by nickname, openid or id, and listed', async () => {
    const { accessToken, session, user } = await signIn(app(), 'ann');
    await call(app(), '/me', { method: 'PUT', token: accessToken, body: { nickname: 'Ann Li' } });
    const identity = 'SELECT openid FROM identity WHERE user_id = $1';
    const [{ openid } = { openid: '' }] = await sql(app(), identity, [user.id]);
    for (const text of ['ann l', user.id, String(openid)]) {
      const { out } = await admin('users', '--search', text, '--json');
      expect(JSON.parse(out)).toMatchObject([{ id: user.id, nickname: 'Ann Li', living: 1 }]);
    }
    const { out } = await admin('sessions', user.id);
    expect(out.split('\n')[0]).toMatch(/^id +platform +device +status/);
    expect(out).toContain(`${session.id}  weapp     -       living  0.0`);
    expect((await admin('users', '--search', 'nobody')).out).toBe('Nothing was found.\n');
  });

  it('end on every replica within a second when they are revoked', async () => {
    const first = await signIn(app(), 'ben');
    const second = await signIn(app(), 'ben');
    const third = await signIn(app(), 'ben');
    expect((await admin('revoke', first.session.id)).out).toBe('The session has ended.\n');
    await isRefused(first.accessToken);
    expect((await admin('revoke', first.session.id)).out).toBe('The session had ended before.\n');
    expect((await admin('revoke', '--user', first.user.id)).out).toBe('2 sessions have ended.\n');
    await isRefused(second.accessToken);
    await isRefused(third.accessToken);
  });

  it('of a disabled user have ended, and the audit says who did it', async () => {
    const { accessToken, user } = await signIn(app(), 'dan');
    expect((await admin('disable', user.id)).out).toContain('1 session has ended.');
    await isRefused(accessToken);
    const body = { code: await app().code('dan') };
    expect(problemOf(await call(app(), '/auth/login', { body })).code).toBe('forbidden');
    expect((await admin('enable', user.id)).code).toBe(0);
    await signIn(app(), 'dan');
    const audit = JSON.parse((await admin('audit', '--user', user.id, '--json')).out);
    expect(audit).toMatchObject([{ event: 'user_disabled' }, { event: 'user_enabled' }]);
    expect(audit[0].detail).toContain('"by"');
    expect((await admin('audit', '--since', '1h')).out).toContain('user_disabled');
  });
});

describe('freeze-all, after a restore', () => {
  it('nothing that had ended comes back, and who can prove goes on', async () => {
    const mini = await signIn(app(), 'mini');
    const h5 = await signIn(app(), 'h5', { device: { platform: 'h5' } });
    // What happened after the backup: a proof, its tokens, a sign-in. Then the backup is restored.
    await age(app(), mini.session.id, 60);
    const proof = { code: await app().code('mini') };
    const lost = pairOf(await refresh(app(), { refreshToken: mini.refreshToken, proof }));
    await sql(app(), 'UPDATE session SET epoch = 0, epoch_at = created_at WHERE id = $1', [
      mini.session.id,
    ]);
    const unknown = await signIn(app(), 'after the backup');
    await sql(app(), 'ALTER TABLE session DISABLE TRIGGER USER');
    await sql(app(), 'DELETE FROM session WHERE id = $1', [unknown.session.id]);
    await sql(app(), 'ALTER TABLE session ENABLE TRIGGER USER');
    await sql(app(), 'DELETE FROM ending');

    const replica = await startTestApp({ beside: app() });
    try {
      expect((await call(replica, '/me', { token: unknown.accessToken })).status).toBe(200);
      expect((await admin('freeze-all')).code).toBe(0);
      const dead = [mini, h5, lost, unknown];
      for (const { accessToken: token } of dead)
        await until(async () => (await call(replica, '/me', { token })).status === 401, 1_000);

      const refused = await refresh(replica, { refreshToken: h5.refreshToken });
      expect(problemOf(refused).code).toBe('session_revoked');
      const frozen = await refresh(replica, { refreshToken: mini.refreshToken });
      expect(problemOf(frozen).code).toBe('proof_required');
      const code = await app().code('mini');
      const back = pairOf(
        await refresh(replica, { refreshToken: mini.refreshToken, proof: { code } }),
      );
      expect((await call(replica, '/me', { token: back.accessToken })).status).toBe(200);
      // The epoch that was lost must not be the one that the proof has opened.
      const thief = await refresh(replica, { refreshToken: lost.refreshToken });
      expect(problemOf(thief).code).toBe('proof_required');
    } finally {
      await replica.close();
    }
  });
});

describe('mistakes', () => {
  it.each([
    [['fly'], 2, 'There is no command fly.'],
    [['disable'], 2, 'The id of a user is missing.\nUsage: admin disable <user>'],
    [['disable', '0b9f6d52-6f43-4d6e-9a57-3d5a0a6f9f11'], 1, 'There is no user 0b9f6d52'],
    [['revoke', '0b9f6d52-6f43-4d6e-9a57-3d5a0a6f9f11'], 1, 'There is no session 0b9f6d52'],
  ])('%j', async (typed, code, message) => {
    const answer = await admin(...typed);
    expect(answer).toMatchObject({ code, out: '' });
    expect(answer.error).toContain(message);
    expect(answer.error).not.toContain('    at ');
  });
});
