import type { PairSource, Position, SessionRow, Sighting } from '../rotation/session-row.ts';
import { ask } from './ask.ts';
import { noteChanged } from './audit-note.ts';
import { Prisma, type PrismaClient } from './client.ts';
import { DatabaseUnavailable } from './database-unavailable.ts';
import { isReadOnly } from './is-read-only.ts';
import type { MeasuredKills } from './measure-kills.ts';
import type { Rotation } from './rotation.ts';
import { nowInMilliseconds, sessionColumns } from './session-columns.ts';
import { isAt, isLiving } from './session-conditions.ts';

/** Where a proof takes a session: a new epoch, at generation 0. */
export interface EpochOpening {
  readonly id: string;
  readonly fromEpoch: number;
  readonly toEpoch: number;
  readonly kid: string;
  readonly idleLifetime: number;
  readonly deadline: number | null;
}

/** The row of the protocol's table that decided; absent where it was a proof. */
type TableRow = number | undefined;

/**
 * The sessions, each write one conditional statement: it answers with the row it made, or with
 * undefined if the row was no longer what the caller had seen. All may be run twice. Whatever is more
 * than a rotation is in the audit with the same commit.
 */
export interface SessionStore {
  find(id: string): Promise<Sighting>;
  /** Of the new row only what its pair is made from: of all statements this one runs for every refresh. */
  rotate(rotation: Rotation): Promise<PairSource | undefined>;
  openEpoch(opening: EpochOpening): Promise<SessionRow | undefined>;
  /** Moves up to `epoch` if that is ahead, so that what a later proof opens is beyond it. */
  freeze(
    from: Position,
    epoch: number,
    deadline: number | null,
    row?: TableRow,
  ): Promise<SessionRow | undefined>;
  revokeForReuse(
    from: Position,
    deadline: number | null,
    row?: TableRow,
  ): Promise<SessionRow | undefined>;
}

/** When a row was seen, and at which kind of server. */
interface Glimpse {
  readonly now: number;
  readonly isReadOnly: boolean;
}

export function createSessionStore(
  client: PrismaClient,
  rotate: SessionStore['rotate'],
  kills: Pick<MeasuredKills, 'see' | 'end'>,
): SessionStore {
  const write = async (statement: Prisma.Sql) => {
    const [row] = await kills.end(() => ask(() => client.$queryRaw<SessionRow[]>(statement)));
    return row;
  };
  /**
   * Locks the row first, and reads the clock once it has it: an UPDATE that had to wait for a row which
   * then stays as it was does not look at its conditions again, and would take effect after its deadline.
   */
  const change = (
    which: Prisma.Sql,
    changes: Prisma.Sql,
    deadline: number | null,
    note: Prisma.Sql,
  ) =>
    write(Prisma.sql`
      WITH locked AS MATERIALIZED (
        SELECT id FROM session WHERE ${which} AND ${isLiving} FOR NO KEY UPDATE
      ),
      moment AS MATERIALIZED (SELECT id, ${nowInMilliseconds} AS now FROM locked),
      changed AS (
        UPDATE session SET ${changes} FROM moment
        WHERE session.id = moment.id AND ${which} AND ${isLiving}
          AND (${deadline}::float8 IS NULL OR moment.now <= ${deadline}::float8)
        RETURNING session.*
      ),
      noted AS (${note})
      SELECT ${sessionColumns} FROM changed AS session`);
  const isUnfrozenAt = (from: Position) => Prisma.sql`${isAt(from)} AND session.frozen_at IS NULL`;
  const idleLimit = (lifetime: number) =>
    Prisma.sql`LEAST(session.absolute_expires_at, clock_timestamp() + make_interval(secs => ${lifetime}::float8))`;

  return {
    async find(id) {
      const [seen] = await ask(
        () => client.$queryRaw<((SessionRow | { id: null }) & Glimpse)[]>`
          SELECT ${sessionColumns}, clock.now, ${Prisma.raw(isReadOnly)} AS "isReadOnly"
          FROM (SELECT ${nowInMilliseconds} AS now) AS clock
          LEFT JOIN session ON session.id = ${id}::uuid`,
      );
      if (!seen) throw new Error('A look at the clock gave no row');
      if (seen.isReadOnly) throw new DatabaseUnavailable('This server only reads');
      if (seen.id === null) return { row: undefined, now: seen.now };
      const { now, isReadOnly: _, ...row } = seen;
      kills.see(row);
      return { row, now };
    },

    rotate,

    openEpoch: ({ id, fromEpoch, toEpoch, kid, idleLifetime, deadline }) =>
      change(
        Prisma.sql`session.id = ${id}::uuid AND session.epoch = ${fromEpoch}`,
        Prisma.sql`epoch = ${toEpoch}, generation = 0, epoch_at = clock_timestamp(),
          rotated_at = clock_timestamp(), rotated_by = NULL, acknowledged_at = NULL,
          frozen_at = NULL, kid = ${kid}, idle_expires_at = ${idleLimit(idleLifetime)}`,
        deadline,
        noteChanged({ event: 'session_proved' }),
      ),

    freeze: (from, epoch, deadline, row) =>
      change(
        isUnfrozenAt(from),
        Prisma.sql`frozen_at = clock_timestamp(), epoch = GREATEST(session.epoch, ${epoch})`,
        deadline,
        noteChanged({ event: 'session_frozen', from, row }),
      ),

    revokeForReuse: (from, deadline, row) =>
      change(
        isUnfrozenAt(from),
        Prisma.sql`revoked_at = clock_timestamp(), end_reason = 'reuse_detected'`,
        deadline,
        noteChanged({ event: 'session_revoked_for_reuse', from, row }),
      ),
  };
}
