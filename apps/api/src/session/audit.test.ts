import { paths } from '@wugan/shared';
import { expect, it } from 'vitest';
import type { AuditEntry } from '../data/audit-trail.ts';
import { call, pairOf, refresh, signIn } from '../testing/call.ts';
import { readSession, sql } from '../testing/sql.ts';
import { useTestApp } from '../testing/use-test-app.ts';
import { createAuditWriter } from './audit-writer.ts';

const app = useTestApp();

it('a freeze and the proof after it are in the audit, with position and the row that decided', async () => {
  const { refreshToken, session, user } = await signIn(app(), 'ann');
  await refresh(app(), { refreshToken, attempt: 'a'.repeat(32) });
  await refresh(app(), { refreshToken, attempt: 'b'.repeat(32) });
  await refresh(app(), { refreshToken, proof: { code: await app().code('ann') } });
  const read = () =>
    sql(
      app(),
      `SELECT event, user_id, epoch, generation, "row", at <= now() AS past
       FROM audit_event WHERE session_id = $1 ORDER BY at`,
      [session.id],
    );
  const about = { user_id: user.id, past: true };
  expect(await read()).toEqual([
    { event: 'session_frozen', epoch: 0, generation: 1, row: 8, ...about },
    { event: 'session_proved', epoch: 1, generation: 0, row: null, ...about },
  ]);
});

it('a heal and a freeze are in the audit with where the row was, not where they took it', async () => {
  const { refreshToken, session } = await signIn(app(), 'zoe');
  const second = pairOf(await refresh(app(), { refreshToken }));
  const third = pairOf(await refresh(app(), { refreshToken: second.refreshToken }));
  const setRow = (position: string) =>
    sql(app(), `UPDATE session SET ${position} WHERE id = $1`, [session.id]);
  await setRow('generation = 0');
  const healed = pairOf(await refresh(app(), { refreshToken: third.refreshToken }));
  expect(healed.session.generation).toBe(3);
  // Of an epoch that the row has lost.
  await setRow('epoch_at = epoch_at - make_interval(secs => 60)');
  const proof = { code: await app().code('zoe') };
  const proved = pairOf(await refresh(app(), { refreshToken, proof }));
  await setRow('epoch = 0, generation = 3');
  expect((await refresh(app(), { refreshToken: proved.refreshToken })).status).toBe(401);
  const statement = `SELECT event, epoch, generation, "row", detail FROM audit_event
    WHERE session_id = $1 ORDER BY at`;
  const detail = { identity: (await readSession(app(), session.id)).identity_id };
  expect(await sql(app(), statement, [session.id])).toEqual([
    { event: 'session_healed', epoch: 0, generation: 0, row: 11, detail },
    { event: 'session_proved', epoch: 1, generation: 0, row: null, detail },
    { event: 'session_frozen', epoch: 0, generation: 3, row: 6, detail },
  ]);
});

it('whatever its user ends is in the audit, once, with the session it was', async () => {
  const [here, there, third] = [
    await signIn(app(), 'ben'),
    await signIn(app(), 'ben'),
    await signIn(app(), 'ben'),
  ];
  const token = here.accessToken;
  const method = 'DELETE';
  for (let twice = 0; twice < 2; twice += 1) {
    await call(app(), paths.session(there.session.id), { method, token });
    await call(app(), paths.sessions, { method, token });
  }
  await call(app(), paths.logout, { body: { refreshToken: here.refreshToken } });
  await call(app(), paths.logout, { body: { refreshToken: here.refreshToken } });
  const statement = 'SELECT event, session_id FROM audit_event WHERE user_id = $1 ORDER BY at';
  const read = () => sql(app(), statement, [here.user.id]);
  expect(await read()).toEqual([
    { event: 'session_ended_elsewhere', session_id: there.session.id },
    { event: 'session_ended_elsewhere', session_id: third.session.id },
    { event: 'session_signed_out', session_id: here.session.id },
  ]);
});

it('what was noted while the database was away is written when it is back, in order', async () => {
  const written: (readonly AuditEntry[])[] = [];
  let isAway = true;
  const writer = createAuditWriter(async (entries) => {
    if (isAway) throw new Error('away');
    written.push(entries);
  });
  const entry = (id: string): AuditEntry => ({
    id,
    at: 0,
    event: 'session_frozen',
    sessionId: null,
    userId: null,
    epoch: null,
    generation: null,
    row: null,
    detail: null,
  });
  writer.note(entry('a'));
  await writer.stop();
  expect(written).toEqual([]);
  writer.note(entry('b'));
  isAway = false;
  await writer.stop();
  expect(written.flat().map(({ id }) => id)).toEqual(['a', 'b']);
});
