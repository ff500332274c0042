import { afterEach, expect, it, vi } from 'vitest';
import { call, signIn } from '../testing/call.ts';
import { readSession, sql } from '../testing/sql.ts';
import { startTestApp } from '../testing/start-test-app.ts';
import { useTestApp } from '../testing/use-test-app.ts';

const app = useTestApp();
afterEach(() => void vi.useRealTimers());

it('what a server has noted, pairs in use and the audit, is written before it has stopped', async () => {
  const used = await signIn(app(), 'ann');
  const left = await signIn(app(), 'ben');
  // What is written now and then is written never: only the end is left.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const stopping = await startTestApp({ beside: app() });
  await Promise.all([
    call(stopping, '/me', { token: used.accessToken }),
    call(stopping, '/auth/logout', { body: { refreshToken: left.refreshToken } }),
  ]);
  await stopping.close();

  const row = await readSession(app(), used.session.id);
  expect(row.acknowledged_at).toEqual(expect.any(Date));
  const audit = 'SELECT event FROM audit_event WHERE session_id = $1';
  expect(await sql(app(), audit, [left.session.id])).toEqual([{ event: 'session_signed_out' }]);
});
