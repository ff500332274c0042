import { expect, it } from 'vitest';
import { signIn } from '../testing/call.ts';
import { useTestApp } from '../testing/use-test-app.ts';
import { createPool } from './client.ts';
import { createRotateTogether, rotationPlan } from './rotate-together.ts';

const app = useTestApp();

it('rotations find their rows by the key, also in a table that PostgreSQL has no statistics of', async () => {
  const signedIn = await Promise.all(
    Array.from({ length: 8 }, (_, n) => signIn(app(), `user ${n}`)),
  );
  const pool = createPool(app().databaseUrl, 1, 'local', rotationPlan);
  try {
    await pool.query('BEGIN');
    const outcomes = await createRotateTogether(pool)(
      signedIn.map(({ session }) => ({
        from: session,
        toGeneration: session.generation + 1,
        rotatedBy: null,
        kid: '1',
        idleLifetime: 60,
        deadline: null,
      })),
    );
    const { rows } = await pool.query("SELECT pg_stat_get_xact_numscans('session'::regclass) AS n");
    await pool.query('ROLLBACK');
    expect(outcomes).toEqual(signedIn.map(() => expect.objectContaining({ generation: 1 })));
    expect(rows).toEqual([{ n: '0' }]);
  } finally {
    await pool.end();
  }
});
