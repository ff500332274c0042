import type { Position } from '../rotation/session-row.ts';
import { Prisma } from './client.ts';

/** The row still is where the caller saw it. */
export function isAt({ id, epoch, generation }: Position): Prisma.Sql {
  return Prisma.sql`session.id = ${id}::uuid AND session.epoch = ${epoch}
    AND session.generation = ${generation}`;
}

/** The session has neither ended nor run out, frozen or not. */
export const isLiving = Prisma.sql`session.revoked_at IS NULL
  AND session.idle_expires_at > clock_timestamp()
  AND session.absolute_expires_at > clock_timestamp()`;
