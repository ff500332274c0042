import type { Platform } from '@wugan/shared';
import { hasSilentProof, type SessionRow } from '../../rotation/session-row.ts';
import { exampleRow, exampleNow as now } from '../example-row.ts';
import type { ModelRow, Place } from './world.ts';

const longAgo = now - 60_000;

/** The session that the verdicts are asked about. */
export function sessionOf(platform: Platform, row: ModelRow): SessionRow {
  return exampleRow({
    platform,
    epoch: row.epoch,
    generation: row.generation,
    rotatedBy: row.rotatedBy,
    acknowledgedAt: { never: null, lately: now, 'long ago': longAgo }[row.acknowledged],
    frozenAt: row.isFrozen ? now : null,
    revokedAt: row.isRevoked ? now : null,
    epochAt: row.epochIsYoung ? now : longAgo,
  });
}

/** What a freeze does: where there is no silent proof, the session ends. */
export function frozenBy(platform: Platform, row: ModelRow, { epoch }: Place) {
  if (!hasSilentProof({ platform }))
    return { row: { ...row, isRevoked: true }, says: 'sign in', wrote: 'safely' } as const;
  const frozen = { ...row, epoch: Math.max(row.epoch, epoch), isFrozen: true };
  return { row: frozen, says: 'prove', wrote: 'safely' } as const;
}
