import { expect, it } from 'vitest';
import { signIn } from '../testing/call.ts';
import { sql } from '../testing/sql.ts';
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

it('of rotations that share a statement those that heal are in the audit, if they did; all others do not touch it', async () => {
  const [healing, losing, ordinary] = [
    await signIn(app(), 'ann'),
    await signIn(app(), 'ben'),
    await signIn(app(), 'carl'),
  ];
  const pool = createPool(app().databaseUrl, 1, 'local', rotationPlan);
  const rotate = createRotateTogether(pool);
  const rotation = (id: string, generation: number, toGeneration: number, heals?: number) => ({
    from: { id, epoch: 0, generation },
    toGeneration,
    rotatedBy: null,
    kid: '1',
    idleLifetime: 60,
    deadline: null,
    heals,
  });
  try {
    const outcomes = await rotate([
      rotation(ordinary.session.id, 0, 1),
      rotation(losing.session.id, 7, 9, 11),
      rotation(healing.session.id, 0, 3, 11),
    ]);
    const moved = (generation: number) => expect.objectContaining({ generation });
    expect(outcomes).toEqual([moved(1), 'lost', moved(3)]);
    const statement = 'SELECT event, session_id, epoch, generation, "row" FROM audit_event';
    expect(await sql(app(), statement)).toEqual([
      { event: 'session_healed', session_id: healing.session.id, epoch: 0, generation: 0, row: 11 },
    ]);

    await sql(app(), 'ALTER TABLE audit_event RENAME TO elsewhere');
    expect(await rotate([rotation(ordinary.session.id, 1, 2)])).toEqual([moved(2)]);
    await expect(rotate([rotation(healing.session.id, 3, 5, 11)])).rejects.toThrow();
    expect(await rotate([rotation(healing.session.id, 3, 4)])).toEqual([moved(4)]);
  } finally {
    await sql(app(), 'ALTER TABLE IF EXISTS elsewhere RENAME TO audit_event');
    await pool.end();
  }
});
