import { expect, it } from 'vitest';
import { pairOf, problemOf, refresh, signIn } from './testing/call.ts';
import { age, sql } from './testing/sql.ts';
import { useTestApp } from './testing/use-test-app.ts';

const app = useTestApp();
const day = 86_400;

it('a session ends 90 days after its sign-in, however often it was refreshed, healed and proved', async () => {
  const first = await signIn(app(), 'loyal');
  const { id } = first.session;
  const proof = async () => ({ code: await app().code('loyal') });
  const renew = async (refreshToken: string, by: object = {}) =>
    pairOf(await refresh(app(), { refreshToken, ...by }));
  // As a fail-over does that has lost the latest commit.
  const loseOne = () =>
    sql(app(), 'UPDATE session SET generation = generation - 1 WHERE id = $1', [id]);

  let pair: { refreshToken: string; refreshExpiresIn: number } = first;
  for (let time = 1; time <= 14; time += 1) {
    await age(app(), id, 6 * day);
    if (time % 5 === 0) await loseOne();
    pair = await renew(pair.refreshToken, time % 7 === 0 ? { proof: await proof() } : {});
  }
  // Six days are left: the idle limit of seven would be beyond the end.
  expect(pair.refreshExpiresIn).toBeLessThanOrEqual(6 * day);
  expect(pair.refreshExpiresIn).toBeGreaterThan(6 * day - 60);

  await age(app(), id, 6 * day);
  const over = { status: 401, code: 'session_expired', reason: 'absolute_expired' };
  for (const by of [{}, { proof: await proof() }]) {
    const refusal = await refresh(app(), { refreshToken: pair.refreshToken, ...by });
    expect(problemOf(refusal)).toMatchObject(over);
  }
});
