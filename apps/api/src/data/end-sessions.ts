import type { EndReason } from '@wugan/shared';
import type { SessionRow } from '../rotation/session-row.ts';
import { ask } from './ask.ts';
import type { Prisma, PrismaClient } from './client.ts';
import { sessionColumns } from './session-columns.ts';

/**
 * Ends those of these sessions that have not ended, for good; a trigger announces it, and `note` writes
 * down what has `changed`. Answers with their rows.
 */
export function endSessions(
  client: PrismaClient,
  reason: EndReason,
  which: Prisma.Sql,
  note: Prisma.Sql,
): Promise<SessionRow[]> {
  return ask(
    () => client.$queryRaw<SessionRow[]>`
      WITH ending AS MATERIALIZED (
        -- By ascending id, as everybody locks more than one: so nobody waits in a circle.
        SELECT id FROM session WHERE session.revoked_at IS NULL AND ${which}
        ORDER BY id FOR NO KEY UPDATE
      ),
      changed AS (
        UPDATE session SET revoked_at = clock_timestamp(), end_reason = ${reason}
        FROM ending WHERE session.id = ending.id AND session.revoked_at IS NULL
        RETURNING session.*
      ),
      noted AS (${note})
      SELECT ${sessionColumns} FROM changed AS session`,
  );
}
