import type { SessionRow } from '../rotation/session-row.ts';
import { Prisma } from './client.ts';

/** A time as epoch milliseconds; columns keep no finer ones. */
const milliseconds = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

const columns = {
  id: 'session.id',
  userId: 'session.user_id',
  identityId: 'session.identity_id',
  epoch: 'session.epoch',
  generation: 'session.generation',
  rotatedAt: milliseconds('session.rotated_at'),
  rotatedBy: 'session.rotated_by',
  acknowledgedAt: milliseconds('session.acknowledged_at'),
  kid: 'session.kid',
  frozenAt: milliseconds('session.frozen_at'),
  revokedAt: milliseconds('session.revoked_at'),
  endReason: 'session.end_reason',
  createdAt: milliseconds('session.created_at'),
  idleExpiresAt: milliseconds('session.idle_expires_at'),
  absoluteExpiresAt: milliseconds('session.absolute_expires_at'),
  epochAt: milliseconds('session.epoch_at'),
  platform: 'session.platform',
  device: 'session.device',
} satisfies Record<keyof SessionRow, string>;

/** The columns of `session`, named and shaped as a `SessionRow`, for SELECT and RETURNING. */
export const sessionColumns = listOf(Object.entries(columns));

/** Those of them that whoever rotates does not know. */
export const movedColumns = listOf(
  (['userId', 'rotatedAt', 'idleExpiresAt', 'absoluteExpiresAt'] as const).map((name) => [
    name,
    columns[name],
  ]),
);

function listOf(named: readonly (readonly [name: string, column: string])[]): Prisma.Sql {
  return Prisma.raw(named.map(([name, column]) => `${column} AS "${name}"`).join(', '));
}

/** Database time in whole epoch milliseconds, read anew wherever it stands. */
export const nowInMilliseconds = Prisma.raw(
  'floor(extract(epoch FROM clock_timestamp()) * 1000)::float8',
);
