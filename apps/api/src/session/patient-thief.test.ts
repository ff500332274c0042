import { expect, it } from 'vitest';
import { call, pairOf, problemOf, refresh, signIn } from '../testing/call.ts';
import { age, untilAcknowledged } from '../testing/sql.ts';
import { useTestApp } from '../testing/use-test-app.ts';

const app = useTestApp();
const copied = 'of-the-record-that-was-copied';
const mine = 'made-by-the-victim-afterwards';
const theirs = 'made-by-the-thief-afterwards';

/** The thief has the whole record, rotates first and calls nothing; then the victim refreshes, and calls. */
async function theftUnseen(user: string) {
  const { refreshToken, session } = await signIn(app(), user);
  await age(app(), session.id, 3_600);
  const stolen = pairOf(await refresh(app(), { refreshToken, attempt: copied }));
  const victim = pairOf(await refresh(app(), { refreshToken, attempt: copied }));
  expect(victim.refreshToken).toBe(stolen.refreshToken);
  await call(app(), '/me', { token: victim.accessToken });
  await untilAcknowledged(app(), session.id);
  await age(app(), session.id, 3_600);
  return victim.refreshToken;
}

it('a thief who rotates first and stays silent is out at the victim’s second refresh', async () => {
  const refreshToken = await theftUnseen('ann');
  const second = pairOf(await refresh(app(), { refreshToken, attempt: mine }));
  const caught = await refresh(app(), { refreshToken, attempt: theirs });
  expect(problemOf(caught).code).toBe('proof_required');
  const proof = { code: await app().code('ann') };
  const body = { refreshToken: second.refreshToken, attempt: mine, proof };
  expect(pairOf(await refresh(app(), body)).session.epoch).toBe(1);
});

it('and so is one who is a step ahead of it again', async () => {
  const refreshToken = await theftUnseen('ben');
  const ahead = pairOf(await refresh(app(), { refreshToken, attempt: theirs }));
  const warned = await refresh(app(), { refreshToken, attempt: mine });
  expect(problemOf(warned).code).toBe('proof_required');
  const dead = await call(app(), '/me', { token: ahead.accessToken });
  expect(problemOf(dead).code).toBe('session_ended');

  const proof = { code: await app().code('ben') };
  const proved = pairOf(await refresh(app(), { refreshToken, attempt: mine, proof }));
  for (const attempt of [theirs, mine, copied]) {
    const reply = await refresh(app(), { refreshToken: ahead.refreshToken, attempt });
    expect(problemOf(reply).code).toBe('proof_required');
  }
  expect((await call(app(), '/me', { token: proved.accessToken })).status).toBe(200);
});
