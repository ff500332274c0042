import type { TokenAnswer } from '@wugan/shared';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, pairOf, problemOf, type Reply } from './testing/call.ts';
import { sql } from './testing/sql.ts';
import { startTestApp, type TestApp } from './testing/start-test-app.ts';
import { useTestApp } from './testing/use-test-app.ts';

const here = useTestApp({ env: { TRUST_PROXY: '1' } });
let there: TestApp;
beforeAll(async () => {
  there = await startTestApp({ beside: here() });
});
afterAll(() => there.close());

const mine = 'm'.repeat(32);
const theirs = 't'.repeat(32);
const sessions = 200;

/** Each session's phone has an address of its own, so that nobody is limited. */
const from = (n: number) => ({ 'x-forwarded-for': `10.0.${n >> 8}.${n & 255}` });

async function signIn(n: number): Promise<TokenAnswer> {
  const body = { code: await here().code(`user ${n}`) };
  return pairOf(await call(here(), '/auth/login', { body, headers: from(n) }));
}

/** What five refreshes of one token, sent at once to two replicas, were answered. */
interface Storm {
  readonly replies: readonly { readonly attempt: string; readonly reply: Reply }[];
}

async function storm({ refreshToken }: TokenAnswer, n: number): Promise<Storm> {
  // Every tenth token is also in the hands of somebody with another attempt key.
  const attempts = [mine, mine, n % 10 === 0 ? theirs : mine, mine, mine];
  const replies = await Promise.all(
    attempts.map(async (attempt, nth) => ({
      attempt,
      reply: await call(nth % 2 ? here() : there, '/auth/refresh', {
        body: { refreshToken, attempt },
        headers: from(n),
      }),
    })),
  );
  return { replies };
}

function successors({ replies }: Storm): Set<string> {
  const granted = replies.filter(({ reply }) => reply.status === 200);
  return new Set(granted.map(({ attempt, reply }) => `${attempt} ${pairOf(reply).refreshToken}`));
}

it('1,000 refreshes at once, each token five times on two replicas: one successor each, and it lives', {
  timeout: 90_000,
}, async () => {
  const pairs: TokenAnswer[] = [];
  // A few at a time: the sandbox answers each within the time that WeChat is given.
  while (pairs.length < sessions)
    pairs.push(
      ...(await Promise.all(Array.from({ length: 10 }, (_, n) => signIn(pairs.length + n)))),
    );
  const storms = await Promise.all(pairs.map(storm));

  for (const one of storms) expect(successors(one).size).toBe(1);
  const innocent = storms.filter((_, n) => n % 10 !== 0);
  await Promise.all(
    innocent.map(async ({ replies }, n) => {
      for (const { reply } of replies) expect(reply.status).toBe(200);
      const living = replies.map(({ reply }) => pairOf(reply));
      const checks = living.map(({ accessToken: token }) =>
        call(n % 2 ? here() : there, '/me', { token }),
      );
      for (const check of await Promise.all(checks)) expect(check.status).toBe(200);
      const [{ refreshToken } = { refreshToken: '' }] = living;
      const next = await call(here(), '/auth/refresh', { body: { refreshToken, attempt: theirs } });
      expect(next.status).toBe(200);
    }),
  );
  for (const { reply } of storms.flatMap(({ replies }) => replies))
    if (reply.status !== 200) expect(problemOf(reply).code).toBe('proof_required');

  const rows = await sql(here(), 'SELECT generation, frozen_at FROM session');
  const frozen = rows.filter(({ frozen_at }) => frozen_at !== null);
  expect(frozen).toHaveLength(sessions / 10);
  expect(frozen.every(({ generation }) => generation === 1)).toBe(true);
  expect(rows.filter(({ generation }) => generation === 2)).toHaveLength(innocent.length);
});

it('and no deadlock', async () => {
  const [counters] = await sql(
    here(),
    'SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()',
  );
  expect(counters).toEqual({ deadlocks: 0 });
});
