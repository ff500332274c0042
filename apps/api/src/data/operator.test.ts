import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { signIn } from '../testing/call.ts';
import { createCuttableDatabase } from '../testing/cuttable-database.ts';
import { createLateDatabase } from '../testing/late-database.ts';
import { readSession, sql } from '../testing/sql.ts';
import { startTestApp, type TestApp } from '../testing/start-test-app.ts';
import { until } from '../testing/until.ts';
import { createOperator, type Operator } from './operator.ts';

let app: TestApp;
let operator: Operator;
beforeEach(async () => {
  app = await startTestApp();
  operator = createOperator(app.databaseUrl, 'olga');
});
afterEach(async () => {
  await operator.close();
  await app.close();
});

const entries = async () => {
  const read = await operator.audit({ limit: 100 });
  return read.map(({ event, sessionId, userId, detail }) => ({ event, sessionId, userId, detail }));
};

it('what an operator does is in the audit: by whom, to whom, and how many sessions have ended', async () => {
  const { user, session } = await signIn(app, 'ann');
  await signIn(app, 'ann');
  await signIn(app, 'ann', { device: { platform: 'h5' } });
  expect(await operator.revoke(session.id)).toBe(1);
  expect(await operator.revoke(session.id)).toBe(0);
  expect(await operator.revokeAll(user.id)).toBe(2);
  await signIn(app, 'ann');
  expect(await operator.disable(user.id)).toBe(1);
  expect(await operator.enable(user.id)).toBe(true);
  await signIn(app, 'ann', { device: { platform: 'h5' } });
  await signIn(app, 'ben');
  await signIn(app, 'ben');
  expect(await operator.freezeAll()).toEqual({ frozen: 2, ended: 1 });

  const revoked = { event: 'session_revoked_by_operator', userId: user.id };
  const ann = { sessionId: null, userId: user.id };
  expect(await entries()).toEqual([
    { ...revoked, sessionId: session.id, detail: { by: 'olga', ended: 1 } },
    { ...revoked, sessionId: session.id, detail: { by: 'olga', ended: 0 } },
    { ...revoked, sessionId: null, detail: { by: 'olga', ended: 2 } },
    { event: 'user_disabled', ...ann, detail: { by: 'olga', ended: 1 } },
    { event: 'user_enabled', ...ann, detail: { by: 'olga' } },
    {
      event: 'all_sessions_frozen',
      sessionId: null,
      userId: null,
      detail: { by: 'olga', frozen: 2, ended: 1 },
    },
  ]);
});

it('what cannot be written into the audit is not done', async () => {
  const { user, session } = await signIn(app, 'ann');
  const disabled = await signIn(app, 'ben');
  await operator.disable(disabled.user.id);
  await sql(app, 'ALTER TABLE audit_event RENAME TO elsewhere');
  await expect(operator.revoke(session.id)).rejects.toThrow();
  await expect(operator.revokeAll(user.id)).rejects.toThrow();
  await expect(operator.disable(user.id)).rejects.toThrow();
  await expect(operator.enable(disabled.user.id)).rejects.toThrow();
  await expect(operator.freezeAll()).rejects.toThrow();
  await sql(app, 'ALTER TABLE elsewhere RENAME TO audit_event');

  expect(await readSession(app, session.id)).toMatchObject({ revoked_at: null, frozen_at: null });
  const statement = 'SELECT disabled_at IS NOT NULL AS disabled FROM "user" WHERE id = $1';
  expect(await sql(app, statement, [user.id])).toEqual([{ disabled: false }]);
  expect(await sql(app, statement, [disabled.user.id])).toEqual([{ disabled: true }]);
  expect((await entries()).map(({ event }) => event)).toEqual(['user_disabled']);
});

it('a command that is sent again, as the connection broke once it was committed, is one entry', async () => {
  const { session } = await signIn(app, 'ann');
  const late = await createLateDatabase(app, 'SET revoked_at');
  const door = await createCuttableDatabase({ databaseUrl: late.url });
  const remote = createOperator(door.url, 'otto');
  try {
    const revoked = remote.revoke(session.id);
    await until(async () => (await readSession(app, session.id)).revoked_at !== null);
    await door.cut();
    late.release();
    await door.mend();
    await revoked;
    expect((await entries()).map(({ detail }) => detail)).toEqual([{ by: 'otto', ended: 1 }]);
  } finally {
    await remote.close();
    await door.cut();
    late.close();
  }
});

it('freeze-all that is broken off is in the audit, with as much as was done', async () => {
  const { session } = await signIn(app, 'ann');
  const locker = new pg.Client({ connectionString: app.databaseUrl });
  await locker.connect();
  try {
    await locker.query('BEGIN');
    await locker.query('SELECT FROM session WHERE id = $1 FOR UPDATE', [session.id]);
    await expect(operator.freezeAll()).rejects.toThrow();
  } finally {
    await locker.end();
  }
  expect(await entries()).toMatchObject([
    { event: 'all_sessions_frozen', detail: { frozen: 0, ended: 0 } },
  ]);
});
