import type { Position } from '../rotation/session-row.ts';
import { ask } from './ask.ts';
import type { PrismaClient } from './client.ts';

/**
 * Marks pairs as used, in one statement. A pair that is no longer the current one, or was marked
 * before, is passed over.
 */
export async function acknowledge(
  client: PrismaClient,
  positions: readonly Position[],
): Promise<void> {
  await ask(
    () => client.$executeRaw`
      WITH seen AS MATERIALIZED (
        -- By ascending id, as everybody locks more than one: so nobody waits in a circle.
        SELECT seen.* FROM session JOIN unnest(
          ${positions.map(({ id }) => id)}::uuid[],
          ${positions.map(({ epoch }) => epoch)}::int[],
          ${positions.map(({ generation }) => generation)}::int[]
        ) AS seen (id, epoch, generation) USING (id, epoch, generation)
        WHERE session.acknowledged_at IS NULL ORDER BY id FOR NO KEY UPDATE OF session
      )
      UPDATE session SET acknowledged_at = clock_timestamp() FROM seen
      WHERE session.id = seen.id AND session.epoch = seen.epoch
        AND session.generation = seen.generation AND session.acknowledged_at IS NULL`,
  );
}
