import type pg from 'pg';
import type { PairSource } from '../rotation/session-row.ts';
import { ask } from './ask.ts';
import { noteHealed } from './audit-note.ts';
import type { Rotation } from './rotation.ts';
import { movedColumns, nowInMilliseconds } from './session-columns.ts';
import { isLiving } from './session-conditions.ts';

/** What came of a rotation: what a pair is made from; `lost`: the row no longer allowed it; `busy`: somebody is writing the row. */
export type Outcome = PairSource | 'lost' | 'busy';

/** Rotates sessions in one statement, no session twice; answers in the order of the rotations. */
export type RotateTogether = (rotations: readonly Rotation[]) => Promise<Outcome[]>;

/** What only the database knows of the row that a rotation made. */
type MovedRow = Pick<PairSource, 'userId' | 'rotatedAt' | 'idleExpiresAt' | 'absoluteExpiresAt'>;

type Answer = { readonly entry: number; readonly isBusy: boolean } & (
  | MovedRow
  | { readonly userId: null }
);

/**
 * Settings for the connections that rotate: one plan, and every row by its key. Left to guess, PostgreSQL
 * reads a table that it has no statistics of once for each of the rotations: a new server's first
 * minute, at four times the work.
 */
export const rotationPlan = {
  plan_cache_mode: 'force_generic_plan',
  enable_seqscan: 'off',
} as const;

/** Straight to the driver: of all statements this is the one that runs for every refresh. */
export function createRotateTogether(pool: pg.Pool): RotateTogether {
  return async (rotations) => {
    const column = <T>(read: (rotation: Rotation) => T) => rotations.map(read);
    const values = [
      column(({ from }) => from.id),
      column(({ from }) => from.epoch),
      column(({ from }) => from.generation),
      column(({ toGeneration }) => toGeneration),
      column(({ rotatedBy }) => rotatedBy),
      column(({ kid }) => kid),
      column(({ idleLifetime }) => idleLifetime),
      column(({ deadline }) => deadline),
    ];
    const query = rotations.some(({ heals }) => heals !== undefined)
      ? { name: 'heal', text: healStatement, values: [...values, column(({ heals }) => heals)] }
      : { name: 'rotate', text: rotateStatement, values };
    const { rows } = await ask(() => pool.query<Answer>(query));
    const outcomes: Outcome[] = rotations.map(() => 'lost');
    for (const answer of rows) {
      const rotation = rotations[answer.entry - 1];
      if (rotation) outcomes[answer.entry - 1] = outcomeOf(answer, rotation);
    }
    return outcomes;
  };
}

/**
 * It never waits for a row: rows are locked first, by ascending id, and those that somebody else has
 * locked are passed over. So no two replicas deadlock, one session does not hold up the others, and
 * nothing takes effect after its deadline because a neighbour had to wait. What has ended or is frozen
 * is not even locked: a lock is a commit, and a refusal costs none, like that of an unknown session.
 *
 * An answer is matched to its rotation by the entry's number, as two rotations may share a session.
 */
const statement = (noted = '') => `
  WITH entry AS MATERIALIZED (
    SELECT * FROM unnest($1::uuid[], $2::int[], $3::int[], $4::int[], $5::text[], $6::text[],
      $7::float8[], $8::float8[]) WITH ORDINALITY
      AS entry (id, epoch, generation, to_generation, rotated_by, kid, idle_lifetime, deadline, entry)
  ),
  free AS MATERIALIZED (
    SELECT entry.* FROM entry JOIN session USING (id, epoch, generation)
    WHERE session.frozen_at IS NULL AND ${isLiving.sql}
    ORDER BY id FOR NO KEY UPDATE OF session SKIP LOCKED
  ),
  moved AS (
    UPDATE session SET generation = free.to_generation, rotated_at = clock_timestamp(),
      rotated_by = free.rotated_by, acknowledged_at = NULL, kid = free.kid,
      idle_expires_at = LEAST(session.absolute_expires_at,
        clock_timestamp() + make_interval(secs => free.idle_lifetime))
    FROM free
    WHERE session.id = free.id AND session.epoch = free.epoch
      AND session.generation = free.generation AND session.frozen_at IS NULL AND ${isLiving.sql}
      AND (free.deadline IS NULL OR ${nowInMilliseconds.sql} <= free.deadline)
    RETURNING free.entry, session.*
  )${noted}
  SELECT entry.entry::int, ${movedColumns.sql},
    free.entry IS NULL AND EXISTS (
      SELECT FROM session
      WHERE (session.id, session.epoch, session.generation) = (entry.id, entry.epoch, entry.generation)
        AND session.frozen_at IS NULL AND ${isLiving.sql}
    ) AS "isBusy"
  FROM entry LEFT JOIN free USING (entry) LEFT JOIN moved AS session USING (entry)`;

const rotateStatement = statement();

/** Where one of them heals: all others do not pay for the audit. */
const healStatement = statement(`,
  noted AS (${noteHealed})`);

function outcomeOf(answer: Answer, { from, toGeneration, kid }: Rotation): Outcome {
  if (answer.userId === null) return answer.isBusy ? 'busy' : 'lost';
  const { userId, rotatedAt, idleExpiresAt, absoluteExpiresAt } = answer;
  const { id, epoch } = from;
  return {
    id,
    epoch,
    generation: toGeneration,
    kid,
    userId,
    rotatedAt,
    idleExpiresAt,
    absoluteExpiresAt,
  };
}
