import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, problemOf, refresh, signIn } from '../testing/call.ts';
import { type CuttableDatabase, createCuttableDatabase } from '../testing/cuttable-database.ts';
import { startTestApp, type TestApp } from '../testing/start-test-app.ts';
import { until } from '../testing/until.ts';
import { useTestApp } from '../testing/use-test-app.ts';

const owner = useTestApp();
let database: CuttableDatabase;
let app: TestApp;
beforeAll(async () => {
  database = await createCuttableDatabase(owner());
  app = await startTestApp({ beside: owner(), env: { DATABASE_URL: database.url } });
});
afterAll(async () => {
  await app.close();
  await database.cut();
});

it('while the database is gone every answer that needs it is 503 and none says 401; then all goes on', async () => {
  const living = await signIn(app, 'ann');
  const ended = await signIn(app, 'ben');
  await call(app, '/auth/logout', { body: { refreshToken: ended.refreshToken } });
  const code = await app.code('ann');

  await database.cut();
  const { refreshToken, accessToken } = living;
  const replies = [
    await refresh(app, { refreshToken }),
    await refresh(app, { refreshToken: ended.refreshToken }),
    await refresh(app, { refreshToken, proof: { code } }),
    await call(app, '/auth/login', { body: { code } }),
    await call(app, '/auth/logout', { body: { refreshToken } }),
    await call(app, '/me', { token: accessToken }),
    await call(app, '/auth/sessions', { token: accessToken }),
  ];
  for (const reply of replies) {
    expect(problemOf(reply)).toMatchObject({ status: 503, code: 'unavailable', next: 'retry' });
    expect(reply.headers.get('retry-after')).toBe('1');
  }
  const killed = await call(app, '/me', { token: ended.accessToken });
  expect(problemOf(killed).code).toBe('session_ended');
  const ready = await fetch(`${app.url}/health/ready`);
  expect(ready.status).toBe(503);
  expect(ready.headers.get('retry-after')).toBe('1');
  expect(await ready.json()).toMatchObject({ status: 'unavailable', database: 'unreachable' });
  expect((await fetch(`${app.url}/health/live`)).status).toBe(200);

  await database.mend();
  expect((await refresh(app, { refreshToken })).status).toBe(200);
  expect((await call(app, '/me', { token: accessToken })).status).toBe(200);
  expect((await call(app, '/auth/login', { body: { code } })).status).toBe(200);
  expect((await fetch(`${app.url}/health/ready`)).status).toBe(200);
});

it('with the kill feed stale, too, nobody is let in, and nobody is told to refresh', async () => {
  const { accessToken: token } = await signIn(app, 'eve');
  // Refused for its body, once its token was let in: no other statement is needed for that.
  const knock = async () =>
    (await call(app, '/me', { method: 'PUT', token, body: { nickname: 7 } })).status;
  expect(await knock()).toBe(400);
  await database.cut();
  const statuses = new Set<number>();
  await until(async () => statuses.add(await knock()).has(503));
  expect([...statuses]).toEqual([400, 503]);
  await database.mend();
  await until(async () => (await knock()) === 400);
});
