import { Prisma } from './client.ts';

/** What is a change of a session's row, as the user or the protocol made it. */
export type SessionChange =
  | 'session_signed_out'
  | 'session_ended_elsewhere'
  | 'session_frozen'
  | 'session_revoked_for_reuse'
  | 'session_healed'
  | 'session_proved';

export type OperatorEvent =
  | 'session_revoked_by_operator'
  | 'user_disabled'
  | 'user_enabled'
  | 'all_sessions_frozen';

const sessionEntry = `INSERT INTO audit_event
  (id, at, event, session_id, user_id, epoch, generation, "row", detail)`;

interface SessionNote {
  readonly event: SessionChange;
  /** Where the session was before; absent: where it is now. */
  readonly from?: { readonly epoch: number; readonly generation: number };
  /** The row of the protocol's table that decided. */
  readonly row?: number | undefined;
}

/**
 * The entries of sessions that a statement changes, as a part of that statement: the rows of its `changed`.
 * So an entry is committed with its change or not at all, whatever becomes of the answer, and a statement
 * that is run again, and finds nothing to change, writes none. A trigger could not tell one event from
 * another, and would write beside the replicas of a version that writes for itself.
 */
export function noteChanged({ event, from, row }: SessionNote): Prisma.Sql {
  return Prisma.sql`${Prisma.raw(sessionEntry)}
    SELECT gen_random_uuid(), clock_timestamp(), ${event}, id, user_id,
      COALESCE(${from?.epoch ?? null}::int, epoch),
      COALESCE(${from?.generation ?? null}::int, generation),
      ${row ?? null}::int, jsonb_build_object('identity', identity_id)
    FROM changed`;
}

/** The same for rotations that heal: `moved` by `entry`, with the table's row in `$9`, or null, for each. */
export const noteHealed = `${sessionEntry}
    SELECT gen_random_uuid(), clock_timestamp(), 'session_healed', moved.id, moved.user_id,
      entry.epoch, entry.generation, heal."row", jsonb_build_object('identity', moved.identity_id)
    FROM moved JOIN entry USING (entry)
      JOIN unnest($9::int[]) WITH ORDINALITY AS heal ("row", entry) USING (entry)
    WHERE heal."row" IS NOT NULL`;

export interface OperatorNote {
  /** Made once for each command: one that is run again is still one entry. */
  readonly id: string;
  readonly by: string;
  readonly event: OperatorEvent;
  readonly sessionId?: string;
  readonly userId?: string;
  /** What came of it, by name: numbers as SQL. */
  readonly counts?: Readonly<Record<string, Prisma.Sql>> | undefined;
}

/** The entry of what an operator did, as a part of the statement that does it. */
export function noteCommand({
  id,
  by,
  event,
  sessionId,
  userId,
  counts = {},
}: OperatorNote): Prisma.Sql {
  const figures = Object.entries(counts).map(
    ([name, count]) => Prisma.sql`, ${name}::text, (${count})::int`,
  );
  return Prisma.sql`INSERT INTO audit_event (id, at, event, session_id, user_id, detail)
    SELECT ${id}::uuid, clock_timestamp(), ${event}, ${sessionId ?? null}::uuid,
      ${userId ?? null}::uuid,
      jsonb_build_object('by', ${by}::text${figures.length > 0 ? Prisma.join(figures, '') : Prisma.empty})
    ON CONFLICT (id) DO NOTHING`;
}
