import fc from 'fast-check';
import { expect, it } from 'vitest';
import { judgeRefresh } from '../rotation/judge-refresh.ts';
import { signIn } from '../testing/call.ts';
import { sql } from '../testing/sql.ts';
import { useTestApp } from '../testing/use-test-app.ts';
import { openDatabase } from './open-database.ts';

const app = useTestApp();

/** Seconds from now, well away from it; null for never. */
const moment = fc.constantFrom(-60, -5, 5, 60);
const momentOrNever = fc.constantFrom(null, null, null, -60, -5);
const position = fc.record({
  epoch: fc.integer({ min: 0, max: 1 }),
  generation: fc.integer({ min: 0, max: 2 }),
});

it('the rotating statement takes effect exactly where the table says row 7', async () => {
  const { session, user } = await signIn(app(), 'ann');
  const database = await openDatabase({ url: app().databaseUrl, accessTokenLifetime: 60 });
  const { sessions } = database;
  const agree = fc.asyncProperty(
    position,
    position,
    fc.record({ idle: moment, absolute: moment, frozen: momentOrNever, revoked: momentOrNever }),
    fc.constantFrom(null, -5_000, 5_000),
    async (at, token, times, deadlineIn) => {
      await sql(
        app(),
        `UPDATE session SET epoch = $2, generation = $3,
           idle_expires_at = now() + make_interval(secs => $4),
           absolute_expires_at = now() + make_interval(secs => $5),
           frozen_at = now() + make_interval(secs => $6),
           revoked_at = now() + make_interval(secs => $7)
         WHERE id = $1`,
        [
          session.id,
          at.epoch,
          at.generation,
          times.idle,
          times.absolute,
          times.frozen,
          times.revoked,
        ],
      );
      const { row, now } = await sessions.find(session.id);
      const deadline = deadlineIn === null ? null : now + deadlineIn;
      const claims = { id: session.id, userId: user.id, ...token };
      const facts = { claims, attempt: null, deadline, hasProof: false };
      const verdict = judgeRefresh(row, facts, now, { rotationGrace: 30_000 });
      const rotated = await sessions.rotate({
        from: claims,
        toGeneration: token.generation + 1,
        rotatedBy: null,
        kid: '1',
        idleLifetime: 60,
        deadline,
      });
      expect(rotated !== undefined).toBe(verdict.kind === 'rotate');
    },
  );
  try {
    await fc.assert(agree, { numRuns: 150 });
  } finally {
    await database.close();
  }
});
