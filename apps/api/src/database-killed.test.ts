import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, problemOf, refresh } from './testing/call.ts';
import { startClients } from './testing/chaining-clients.ts';
import { type KillablePostgres, startKillablePostgres } from './testing/killable-postgres.ts';
import { type Replicas, startReplicas } from './testing/start-replicas.ts';
import { until } from './testing/until.ts';

let postgres: KillablePostgres;
let here: Replicas;
beforeAll(async () => {
  postgres = await startKillablePostgres();
  here = await startReplicas({ databaseUrl: postgres.url });
});
afterAll(async () => {
  await here?.close();
  await postgres?.stop();
});

it('kill -9 of PostgreSQL while 100 clients refresh on three processes: 503 until it is back, and nobody is signed out', {
  timeout: 90_000,
}, async () => {
  const clients = await startClients(here, 100);
  await clients.untilAllRotated(1);

  await postgres.kill();
  await until(() => (clients.setbacks.get(503) ?? 0) >= clients.each.length);
  for (const { url } of here.replicas) {
    const [{ pair } = { pair: { refreshToken: '' } }] = clients.each;
    const reply = await refresh({ url }, { refreshToken: pair.refreshToken });
    expect(problemOf(reply)).toMatchObject({ status: 503, code: 'unavailable', next: 'retry' });
    expect(reply.headers.get('retry-after')).toBe('1');
    expect((await fetch(`${url}/health/ready`)).status).toBe(503);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
  }

  await postgres.restart();
  await clients.untilAllRotated(2);
  await clients.stop();

  expect(clients.each.filter(({ endedBy }) => endedBy !== undefined)).toEqual([]);
  expect([...clients.setbacks.keys()]).toEqual([503]);
  for (const { url } of here.replicas) {
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    const checks = clients.each.map(({ pair }) =>
      call({ url }, '/me', { token: pair.accessToken }),
    );
    const statuses = (await Promise.all(checks)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200]));
  }
});
