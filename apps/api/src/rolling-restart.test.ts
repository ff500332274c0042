import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, pairOf, refresh } from './testing/call.ts';
import { startClients } from './testing/chaining-clients.ts';
import { type Replicas, startReplicas } from './testing/start-replicas.ts';

const secret = () => randomBytes(32).toString('hex');
const [oldKey, newKey] = [`1:${secret()}`, `2:${secret()}`];

let here: Replicas;
beforeAll(async () => {
  here = await startReplicas({ env: { REFRESH_TOKEN_SECRET: oldKey } });
});
afterAll(() => here.close());

const attempt = 'one-attempt-one-attempt-one';

/** What the three processes answer to the same refresh. */
async function redeliveries(refreshToken: string): Promise<Set<string>> {
  const replies = await Promise.all(
    here.replicas.map((replica) => refresh(replica, { refreshToken, attempt })),
  );
  return new Set(replies.map((reply) => pairOf(reply).refreshToken));
}

function keyIdOf(token: string): unknown {
  const header: unknown = JSON.parse(
    Buffer.from(token.split('.')[0] ?? '', 'base64url').toString(),
  );
  return typeof header === 'object' && header !== null && Reflect.get(header, 'kid');
}

it('a key is rotated in two rounds of restarts, with other lifetimes: lost answers are redelivered unchanged, and nobody is signed out', {
  timeout: 90_000,
}, async () => {
  const body = { code: await here.code('ann') };
  const signedIn = pairOf(await call(here.replicas[0], '/auth/login', { body }));
  const lost = pairOf(
    await refresh(here.replicas[0], { refreshToken: signedIn.refreshToken, attempt }),
  );
  expect(keyIdOf(lost.refreshToken)).toBe('1');
  const clients = await startClients(here, 10, { rest: 100 });

  const rounds = [
    { REFRESH_TOKEN_SECRET: `${oldKey},${newKey}`, ACCESS_TOKEN_TTL: '1h', SESSION_MAX_AGE: '30d' },
    {
      REFRESH_TOKEN_SECRET: `${newKey},${oldKey}`,
      ACCESS_TOKEN_TTL: '10m',
      REFRESH_TOKEN_TTL: '1d',
    },
  ];
  for (const env of rounds)
    for (const replica of here.replicas) {
      await replica.stop();
      await replica.start(env);
      expect(await redeliveries(signedIn.refreshToken)).toEqual(new Set([lost.refreshToken]));
    }

  await clients.untilAllRotated(1);
  await clients.stop();
  expect(clients.each.filter(({ endedBy }) => endedBy !== undefined)).toEqual([]);
  expect(new Set(clients.each.map(({ pair }) => keyIdOf(pair.refreshToken)))).toEqual(
    new Set(['2']),
  );

  const next = pairOf(
    await refresh(here.replicas[0], { refreshToken: lost.refreshToken, attempt }),
  );
  expect(keyIdOf(next.refreshToken)).toBe('2');
  expect(await redeliveries(lost.refreshToken)).toEqual(new Set([next.refreshToken]));
});
