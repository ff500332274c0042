import type { SessionRow } from '../rotation/session-row.ts';
import { ask } from './ask.ts';
import type { PrismaClient } from './client.ts';
import { sessionColumns } from './session-columns.ts';

/** Every session that was revoked, frozen or proved within `lifetime` milliseconds: a restart must not forget them. */
export function readRecentEndings(client: PrismaClient, lifetime: number): Promise<SessionRow[]> {
  return ask(
    () => client.$queryRaw<SessionRow[]>`
      WITH recent AS (SELECT clock_timestamp() - make_interval(secs => ${lifetime / 1000}::float8) AS start)
      SELECT ${sessionColumns} FROM session, recent
      WHERE session.revoked_at >= recent.start OR session.frozen_at >= recent.start
        OR (session.epoch > 0 AND session.epoch_at >= recent.start)`,
  );
}
