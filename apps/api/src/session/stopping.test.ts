import { afterEach, expect, it, vi } from 'vitest';
import { call, refresh, signIn } from '../testing/call.ts';
import { readSession, sql } from '../testing/sql.ts';
import { startTestApp } from '../testing/start-test-app.ts';
import { useTestApp } from '../testing/use-test-app.ts';

const app = useTestApp();
afterEach(() => void vi.useRealTimers());

it('what a server has noted, pairs in use and the audit, is written before it has stopped', async () => {
  const used = await signIn(app(), 'ann');
  // H5: a stranger's proof changes nothing there, and is noted all the same.
  const tried = await signIn(app(), 'ben', { device: { platform: 'h5' } });
  const proof = { code: await app().code('stranger') };
  // What is written now and then is written never: only the end is left.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const stopping = await startTestApp({ beside: app() });
  await Promise.all([
    call(stopping, '/me', { token: used.accessToken }),
    refresh(stopping, { refreshToken: tried.refreshToken, proof }),
  ]);
  await stopping.close();

  const row = await readSession(app(), used.session.id);
  expect(row.acknowledged_at).toEqual(expect.any(Date));
  const audit = 'SELECT event FROM audit_event WHERE session_id = $1';
  expect(await sql(app(), audit, [tried.session.id])).toEqual([{ event: 'proof_by_stranger' }]);
});
