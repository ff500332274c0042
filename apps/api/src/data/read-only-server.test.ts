import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, refresh, signIn } from '../testing/call.ts';
import { until } from '../testing/until.ts';
import { useTestApp } from '../testing/use-test-app.ts';

const app = useTestApp();
let operator: pg.Client;
beforeAll(async () => {
  operator = new pg.Client({ connectionString: app().databaseUrl });
  await operator.connect();
});
afterAll(() => operator.end());

/** As a fail-over whose address still leads to the former primary: a standby, or fenced off. */
async function leadTo(server: 'read only' | 'primary'): Promise<void> {
  const name = new URL(app().databaseUrl).pathname.slice(1);
  const is = server === 'read only' ? 'on' : 'off';
  await operator.query(`ALTER DATABASE "${name}" SET default_transaction_read_only = ${is}`);
  await operator.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()`);
}

const ready = async () => (await fetch(`${app().url}/health/ready`)).status;

it('what a server says that only reads is believed by nobody: it may not have heard of an ending', async () => {
  const { accessToken, refreshToken } = await signIn(app(), 'ann');
  const me = async () => (await call(app(), '/me', { token: accessToken })).status;
  expect(await me()).toBe(200);

  await leadTo('read only');
  await until(async () => (await ready()) === 503);
  await until(async () => (await me()) === 503);
  expect((await refresh(app(), { refreshToken })).status).toBe(503);

  await leadTo('primary');
  await until(async () => (await ready()) === 200);
  await until(async () => (await me()) === 200);
  expect((await refresh(app(), { refreshToken })).status).toBe(200);
});
