import { afterAll, beforeAll, expect, it } from 'vitest';
import { pairOf, problemOf, refresh, signIn } from '../testing/call.ts';
import { startTestApp, type TestApp } from '../testing/start-test-app.ts';

const attempt = 'one-attempt-one-attempt-one';
let here: TestApp;
let there: TestApp;
let restarted: TestApp;

beforeAll(async () => {
  here = await startTestApp();
  there = await startTestApp({ beside: here });
  const env = {
    ACCESS_TOKEN_TTL: '30s',
    REFRESH_TOKEN_TTL: '1d',
    SESSION_MAX_AGE: '2d',
    ROTATION_GRACE: '1s',
  };
  restarted = await startTestApp({ beside: here, env });
});
afterAll(async () => {
  await restarted.close();
  await there.close();
  await here.close();
});

it('redelivers the identical refresh token on another replica', async () => {
  const { refreshToken } = await signIn(here, 'ann');
  const next = pairOf(await refresh(here, { refreshToken, attempt }));
  const again = pairOf(await refresh(there, { refreshToken, attempt }));
  expect(again.refreshToken).toBe(next.refreshToken);
});

it('redelivers the identical refresh token after a restart with other lifetimes', async () => {
  const { refreshToken } = await signIn(here, 'ben');
  const next = pairOf(await refresh(here, { refreshToken, attempt }));
  const again = pairOf(await refresh(restarted, { refreshToken, attempt }));
  expect(again.refreshToken).toBe(next.refreshToken);
  expect(again.refreshExpiresIn).toBeGreaterThan(6 * 86_400);
  expect(again.accessExpiresIn).toBe(30);
});

it('makes one successor when two replicas are asked at once', async () => {
  const { refreshToken } = await signIn(here, 'eve');
  const replies = await Promise.all(
    Array.from({ length: 20 }, (_, n) => refresh(n % 2 ? here : there, { refreshToken, attempt })),
  );
  const pairs = new Set(replies.map((reply) => pairOf(reply).refreshToken));
  expect(pairs.size).toBe(1);
});

it('gives one of two attempts a pair, and nobody two, when they race on two replicas', async () => {
  const { refreshToken } = await signIn(here, 'kim');
  const replies = await Promise.all([
    refresh(here, { refreshToken, attempt: 'x'.repeat(32) }),
    refresh(there, { refreshToken, attempt: 'y'.repeat(32) }),
  ]);
  const pairs = replies.filter(({ status }) => status === 200);
  expect(pairs).toHaveLength(1);
  const refused = replies.find(({ status }) => status !== 200);
  expect(refused && problemOf(refused).code).toBe('proof_required');
});
