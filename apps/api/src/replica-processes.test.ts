import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, pairOf } from './testing/call.ts';
import { type Clients, startClients } from './testing/chaining-clients.ts';
import { sql } from './testing/sql.ts';
import { type Replicas, startReplicas } from './testing/start-replicas.ts';

let here: Replicas;
beforeAll(async () => {
  here = await startReplicas();
});
afterAll(() => here.close());

/** Counts the rows that are written to sessions from now on, whoever writes them. */
async function countWrites(): Promise<() => Promise<number>> {
  await sql(here, 'CREATE TABLE seen_write (id uuid)');
  await sql(
    here,
    `CREATE FUNCTION see_write() RETURNS trigger LANGUAGE plpgsql AS
     'BEGIN INSERT INTO seen_write VALUES (NEW.id); RETURN NULL; END'`,
  );
  await sql(
    here,
    `CREATE TRIGGER see_write AFTER UPDATE ON session
     FOR EACH ROW EXECUTE FUNCTION see_write()`,
  );
  return async () => {
    const [row] = await sql(here, 'SELECT count(*)::int AS writes FROM seen_write');
    await sql(here, 'DROP TRIGGER see_write ON session');
    return Number(row?.writes);
  };
}

it('a herd of 1,000 refreshes of one token on three processes: one write, one string, all 200', async () => {
  const body = { code: await here.code('ann') };
  const { refreshToken } = pairOf(await call(here.replicas[0], '/auth/login', { body }));
  const readWrites = await countWrites();

  const attempt = 'one-attempt-one-attempt-one';
  const replies = await Promise.all(
    Array.from({ length: 1_000 }, (_, n) =>
      call({ url: here.urls[n % 3] ?? '' }, '/auth/refresh', { body: { refreshToken, attempt } }),
    ),
  );

  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
  expect(new Set(replies.map((reply) => pairOf(reply).refreshToken)).size).toBe(1);
  expect(await readWrites()).toBe(1);
});

async function expectAllLiving({ each }: Clients, url: string): Promise<void> {
  const checks = each.map(({ pair, address }) =>
    call({ url }, '/me', { token: pair.accessToken, headers: { 'x-forwarded-for': address } }),
  );
  expect(new Set((await Promise.all(checks)).map(({ status }) => status))).toEqual(new Set([200]));
}

it('kill -9 of a replica while 200 clients refresh without pause: nobody is signed out', {
  timeout: 90_000,
}, async () => {
  const clients = await startClients(here, 200);
  const [victim, survivor] = here.replicas;
  await clients.untilAllRotated(1);

  await victim.kill();
  await clients.untilAllRotated(3);
  // It died in the middle of their requests, and took answers with it.
  expect(clients.setbacks.get(0)).toBeGreaterThan(0);

  await victim.start();
  await clients.untilAllRotated(1);
  await clients.stop();

  expect(clients.each.filter(({ endedBy }) => endedBy !== undefined)).toEqual([]);
  await expectAllLiving(clients, survivor.url);
  await expectAllLiving(clients, victim.url);
  const frozen = await sql(here, 'SELECT id FROM session WHERE frozen_at IS NOT NULL');
  expect(frozen).toEqual([]);
});
