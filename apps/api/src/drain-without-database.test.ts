import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { problemOf, refresh, signIn } from './testing/call.ts';
import { type CuttableDatabase, createCuttableDatabase } from './testing/cuttable-database.ts';
import { openRequest } from './testing/open-request.ts';
import { ownTimeOf } from './testing/own-time.ts';
import { type SpawnedServer, spawnServer } from './testing/spawn-server.ts';
import { useTestApp } from './testing/use-test-app.ts';

const owner = useTestApp();
let database: CuttableDatabase;
let server: SpawnedServer;
beforeEach(async () => {
  database = await createCuttableDatabase(owner());
  const env = { ...owner().env, DATABASE_URL: database.url, PORT: '0', LOG_LEVEL: 'silent' };
  server = spawnServer(env);
});
afterEach(async () => {
  server.child.kill('SIGKILL');
  await database.cut();
});

/** Tells the server to stop. Answers with its exit code, and with the milliseconds until it was gone. */
async function stop(): Promise<{ code: number | null; took: number }> {
  server.child.kill('SIGTERM');
  const took = await ownTimeOf(server.exited);
  return { code: await server.exited, took };
}

it('told to stop while the database answers nothing, the server answers what is under way, and is gone', async () => {
  const url = await server.url();
  const { refreshToken } = await signIn(owner(), 'ann');
  const body = JSON.stringify({ refreshToken });
  const { finish, heard } = await openRequest(url, '/auth/refresh', body);
  database.silence();
  const stopping = stop();
  finish();
  const { code, took } = await stopping;
  expect(heard()).toContain('HTTP/1.1 503');
  expect(heard()).toContain('"code":"unavailable"');
  expect(code).toBe(0);
  expect(took).toBeLessThan(10_500);
});

it('what can no longer be written keeps it for ten seconds in all, and it says so', async () => {
  const url = await server.url();
  const { refreshToken } = await signIn(owner(), 'ben', { device: { platform: 'h5' } });
  const proof = { code: await owner().code('stranger') };
  const locker = new pg.Client({ connectionString: owner().databaseUrl });
  await locker.connect();
  try {
    await locker.query('BEGIN; LOCK TABLE audit_event IN ACCESS EXCLUSIVE MODE');
    const refused = await refresh({ url }, { refreshToken, proof });
    expect(problemOf(refused).reason).toBe('proof_mismatch');
    database.silence();
    await openRequest(url);
    const { code, took } = await stop();
    expect(code).toBe(1);
    expect(took).toBeLessThan(10_500);
    expect(server.output()).toContain('which does not answer');
    expect(server.output()).not.toContain('    at ');
  } finally {
    await locker.end();
  }
});
