import { type LentDatabase, lendDatabase } from '@wugan/postgres';
import { API_PREFIX, paths } from '@wugan/shared';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { migrate } from './data/migrate.ts';
import { call, pairOf, refresh, signIn } from './testing/call.ts';
import { askForCode } from './testing/sandbox.ts';
import { sql, untilAcknowledged } from './testing/sql.ts';
import { startTestApp, type TestApp } from './testing/start-test-app.ts';
import { readReleased, recordRuns, runAll, writeReleased } from './testing/statement-recorder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Whether this version is the released one from now on. */
    readonly isRelease: boolean;
  }
}

let database: LentDatabase;
beforeEach(async () => {
  database = await lendDatabase(inject('postgresUrl'));
  await migrate(database.url);
});
afterEach(() => database.drop());

/** What the next version may do to a schema while this one serves: add, and leave what is there alone. */
const expansion = `
  ALTER TABLE session ADD COLUMN next_text TEXT, ADD COLUMN next_count INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE "user" ADD COLUMN next_text TEXT;
  ALTER TABLE identity ADD COLUMN next_text TEXT;
  ALTER TABLE spent_code ADD COLUMN next_text TEXT;
  ALTER TABLE ending ADD COLUMN next_text TEXT;
  ALTER TABLE avatar ADD COLUMN next_text TEXT;
  ALTER TABLE audit_event ADD COLUMN next_text TEXT;
  ALTER TABLE rate_limit ADD COLUMN next_text TEXT;
  CREATE TABLE next_table (id UUID PRIMARY KEY, session_id UUID REFERENCES session (id) ON DELETE CASCADE);
  CREATE INDEX next_index ON session (created_at);`;

/** Reads the last seconds: how much it finds depends on how quick the machine is. */
const looksBack = /FROM ending\b/;

/** Everything that a client can have this server do. */
async function useEverything(app: TestApp, user: string): Promise<void> {
  const attempt = 'a'.repeat(32);
  const first = await signIn(app, user);
  const second = pairOf(await refresh(app, { refreshToken: first.refreshToken, attempt }));
  pairOf(await refresh(app, { refreshToken: first.refreshToken, attempt }));
  const { accessToken: token } = second;
  expect((await call(app, paths.me, { token })).status).toBe(200);
  await untilAcknowledged(app, first.session.id);
  const nickname = { method: 'PUT', token, body: { nickname: user } };
  expect((await call(app, paths.me, nickname)).status).toBe(200);
  const code = await askForCode(app.sandboxUrl, user, 'phone');
  expect((await call(app, paths.myPhone, { token, body: { code } })).status).toBe(200);
  const form = new FormData();
  form.append('file', new Blob([Buffer.from([0xff, 0xd8, 0xff, 0xe0])]), 'a.jpg');
  const headers = { authorization: `Bearer ${token}` };
  const shown = { method: 'POST', body: form, headers };
  expect((await fetch(app.url + API_PREFIX + paths.myAvatar, shown)).status).toBe(200);

  const { refreshToken } = second;
  const stranger = await refresh(app, {
    refreshToken: first.refreshToken,
    attempt: 'b'.repeat(32),
  });
  expect(stranger.status).toBe(401);
  const proof = { code: await app.code(user) };
  const proved = pairOf(await refresh(app, { refreshToken, proof }));
  const other = await signIn(app, user);
  const third = await signIn(app, user);
  const asOwner = { token: proved.accessToken, method: 'DELETE' };
  expect((await call(app, paths.sessions, { token: proved.accessToken })).status).toBe(200);
  expect((await call(app, paths.session(other.session.id), asOwner)).status).toBe(204);
  expect((await call(app, paths.sessions, asOwner)).status).toBe(204);
  expect((await refresh(app, { refreshToken: third.refreshToken })).status).toBe(401);
  const signOut = { body: { refreshToken: proved.refreshToken } };
  expect((await call(app, paths.logout, signOut)).status).toBe(204);
}

if (inject('isRelease'))
  it('what this version asks of the database is written down', async () => {
    const app = await startTestApp();
    const recorder = recordRuns();
    await useEverything(app, 'ann');
    // What is noted on the side is written when the server closes.
    await app.close();
    recorder.stop();
    const rows = await runAll(database.url, recorder.runs);
    const texts = [...new Set(recorder.runs.map(({ text }) => text))];
    const runs = recorder.runs.map(({ text, values }, index) => ({
      text: texts.indexOf(text),
      values: [...values],
      rows: looksBack.test(text) ? null : (rows[index] ?? null),
    }));
    await writeReleased({ texts, runs });
  });

async function readRuns() {
  const { texts, runs } = await readReleased();
  return runs.map(({ text, values, rows }) => ({ text: texts[text] ?? '', values, rows }));
}

/** Runs what the released version ran, and expects as many rows of each statement as it had. */
async function expectToWork(): Promise<void> {
  const runs = await readRuns();
  expect(runs.length).toBeGreaterThan(30);
  const rows = await runAll(database.url, runs);
  expect(rows.map((count, index) => (runs[index]?.rows === null ? null : count))).toEqual(
    runs.map((run) => run.rows),
  );
}

it('the released version works on the schema of this one, as it did on its own', expectToWork);

it('and on a schema that the next one has expanded', async () => {
  await sql({ databaseUrl: database.url }, expansion);
  await expectToWork();
});

it.each([
  ['takes a column away', 'ALTER TABLE session DROP COLUMN device'],
  ['renames one', 'ALTER TABLE spent_code RENAME COLUMN purpose TO used_for'],
  ['demands a new one', 'ALTER TABLE session ADD COLUMN wanted TEXT NOT NULL'],
  ['takes a table away', 'DROP TABLE audit_event'],
  ['narrows a type', 'ALTER TABLE "user" ALTER COLUMN nickname TYPE VARCHAR(1)'],
])('a migration that %s too early is found out by that', async (_how, contraction) => {
  await sql({ databaseUrl: database.url }, contraction);
  await expect(runAll(database.url, await readRuns())).rejects.toThrow();
});

it('a server that runs while its schema is expanded goes on with the statements it has prepared', async () => {
  const app = await startTestApp();
  try {
    await useEverything(app, 'before');
    await sql(app, expansion);
    await useEverything(app, 'after');
    expect((await fetch(`${app.url}/health/ready`)).status).toBe(200);
  } finally {
    await app.close();
  }
});
