import { API_PREFIX, paths } from '@wugan/shared';
import { expect, it } from 'vitest';
import { pairOf, refresh, signIn } from '../testing/call.ts';
import { age, sql } from '../testing/sql.ts';
import { useTestApp } from '../testing/use-test-app.ts';
import { withoutLimits } from '../testing/without-limits.ts';

const app = useTestApp({
  env: { LOG_LEVEL: 'silent' },
  thresholds: withoutLimits,
});

it('10,000 refreshes with tokens of an older epoch write nothing', {
  timeout: 300_000,
}, async () => {
  const first = await signIn(app(), 'ann');
  const second = pairOf(await refresh(app(), { refreshToken: first.refreshToken }));
  await age(app(), first.session.id, 60);
  const proof = { code: await app().code('ann') };
  const proved = pairOf(await refresh(app(), { refreshToken: second.refreshToken, proof }));
  expect(proved.session.epoch).toBe(1);

  // Who has written or locked the row, and where it lies: every write changes that.
  const look = () =>
    sql(
      app(),
      `SELECT xmin::text, xmax::text, ctid::text, (SELECT count(*) FROM ending) AS endings
       FROM session WHERE id = $1`,
      [first.session.id],
    );
  const before = await look();
  for (let sent = 0; sent < 10_000; sent += 100) {
    const replies = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        app().inject({
          method: 'POST',
          url: API_PREFIX + paths.refresh,
          payload: {
            refreshToken: (n % 2 ? first : second).refreshToken,
            attempt: `attempt-of-a-stranger-${sent + n}`,
          },
        }),
      ),
    );
    for (const reply of replies)
      expect(reply.json()).toMatchObject({ status: 401, code: 'proof_required' });
  }
  expect(await look()).toEqual(before);
  expect((await refresh(app(), { refreshToken: proved.refreshToken })).status).toBe(200);
});
