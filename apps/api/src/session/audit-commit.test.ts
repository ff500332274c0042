import { paths } from '@wugan/shared';
import { afterEach, expect, it } from 'vitest';
import { call, pairOf, type Reply, refresh, signIn } from '../testing/call.ts';
import { createCuttableDatabase } from '../testing/cuttable-database.ts';
import { createLateDatabase } from '../testing/late-database.ts';
import { spawnServer } from '../testing/spawn-server.ts';
import { age, readSession, sql } from '../testing/sql.ts';
import { startTestApp, type TestApp } from '../testing/start-test-app.ts';
import { until } from '../testing/until.ts';
import { useTestApp } from '../testing/use-test-app.ts';

const owner = useTestApp();
const mine = 'm'.repeat(32);
const theirs = 't'.repeat(32);

/** Undone after each test, the last first. */
const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

/** A session, and the request that changes it. */
interface Change {
  readonly id: string;
  send(app: Pick<TestApp, 'url'>): Promise<Reply>;
}

/** A session whose first refresh token has been used up: whoever uses it again is another. */
async function reused(user: string, platform: string): Promise<Change> {
  const { session, refreshToken } = await signIn(owner(), user, { device: { platform } });
  pairOf(await refresh(owner(), { refreshToken, attempt: mine }));
  return { id: session.id, send: (app) => refresh(app, { refreshToken, attempt: theirs }) };
}

/** Each event that is a change of a row: what stands in its statement alone, its status, and how it is made. */
const changes: readonly [
  event: string,
  statement: string,
  status: number,
  prepare: () => Promise<Change>,
][] = [
  [
    'session_signed_out',
    'SET revoked_at',
    204,
    async () => {
      const { session, refreshToken } = await signIn(owner(), 'ann');
      return {
        id: session.id,
        send: (app) => call(app, paths.logout, { body: { refreshToken } }),
      };
    },
  ],
  [
    'session_ended_elsewhere',
    'SET revoked_at',
    204,
    async () => {
      const { accessToken: token } = await signIn(owner(), 'ben');
      const { session } = await signIn(owner(), 'ben');
      const method = 'DELETE';
      return { id: session.id, send: (app) => call(app, paths.sessions, { method, token }) };
    },
  ],
  ['session_frozen', 'SET frozen_at', 401, () => reused('carl', 'weapp')],
  ['session_revoked_for_reuse', 'SET revoked_at', 401, () => reused('dora', 'h5')],
  [
    'session_proved',
    'SET epoch',
    200,
    async () => {
      const { session, refreshToken } = await signIn(owner(), 'emil');
      // Of an epoch that has only just begun a proof needs no other.
      await age(owner(), session.id, 60);
      const proof = { code: await owner().code('emil') };
      return { id: session.id, send: (app) => refresh(app, { refreshToken, proof }) };
    },
  ],
  [
    'session_healed',
    'session_healed',
    200,
    async () => {
      const { session, refreshToken } = await signIn(owner(), 'fay');
      const next = pairOf(await refresh(owner(), { refreshToken, attempt: mine }));
      await sql(owner(), 'UPDATE session SET generation = 0 WHERE id = $1', [session.id]);
      return {
        id: session.id,
        send: (app) => refresh(app, { refreshToken: next.refreshToken, attempt: mine }),
      };
    },
  ],
];

async function eventsOf(id: string): Promise<unknown[]> {
  const rows = await sql(owner(), 'SELECT event FROM audit_event WHERE session_id = $1', [id]);
  return rows.map(({ event }) => event);
}

/** A server to which the answer to one statement comes late, however long that is. */
async function startWithLateAnswer(statement: string) {
  const late = await createLateDatabase(owner(), statement);
  undo.push(() => late.close());
  const door = await createCuttableDatabase({ databaseUrl: late.url });
  undo.push(() => door.cut());
  const app = await startTestApp({ beside: owner(), env: { DATABASE_URL: door.url } });
  undo.push(() => app.close());
  undo.push(() => late.release());
  return { app, door, late };
}

it('a change of which nobody knew in time whether it is committed is in the audit, once', async () => {
  const made = changes.map(async ([event, statement, , prepare]) => {
    const { id, send } = await prepare();
    const { app } = await startWithLateAnswer(statement);
    expect((await send(app)).status).toBe(503);
    expect(await eventsOf(id)).toEqual([event]);
  });
  await Promise.all(made);
});

it('a change that is sent again, as the connection broke once it was committed, is there once', async () => {
  const [signOut] = changes;
  if (!signOut) throw new Error('No change to send');
  const [event, statement, status, prepare] = signOut;
  const { id, send } = await prepare();
  const { app, door, late } = await startWithLateAnswer(statement);
  const reply = send(app);
  await until(async () => (await readSession(owner(), id)).revoked_at !== null);
  await door.cut();
  late.release();
  await door.mend();
  expect((await reply).status).toBe(status);
  expect(await eventsOf(id)).toEqual([event]);
});

it('what was answered is in the audit, also of a server that is killed at that moment', async () => {
  const prepared = await Promise.all(changes.map(([, , , prepare]) => prepare()));
  const server = spawnServer({ ...owner().env, PORT: '0', LOG_LEVEL: 'silent' });
  undo.push(() => server.child.kill('SIGKILL'));
  const url = await server.url();
  const replies = await Promise.all(prepared.map(({ send }) => send({ url })));
  server.child.kill('SIGKILL');
  await server.exited;
  expect(replies.map(({ status }) => status)).toEqual(changes.map(([, , status]) => status));
  expect(await Promise.all(prepared.map(({ id }) => eventsOf(id)))).toEqual(
    changes.map(([event]) => [event]),
  );
});
