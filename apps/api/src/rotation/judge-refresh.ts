import type { EndReason } from '@wugan/shared';
import type { RefreshClaims } from './refresh-tokens.ts';
import type { SessionRow } from './session-row.ts';

/** How far a token may be ahead of its row and be believed: one commit is lost at a time, not nine. */
const furthestHeal = 8;

/** A refresh as it is judged. `claims` is undefined where the token is not one of ours. */
export interface RefreshRequestFacts {
  readonly claims: RefreshClaims | undefined;
  /** Fingerprint of the attempt key; null if the client sent none. */
  readonly attempt: string | null;
  /** Epoch milliseconds. */
  readonly deadline: number | null;
  readonly hasProof: boolean;
}

/** How long (milliseconds) a parent stays good after its successor was acknowledged. */
export interface RotationRules {
  readonly rotationGrace: number;
}

/** What to do with a refresh; `row` is the row of the table that decided (docs/protocol.md). */
export type RefreshVerdict =
  | { readonly row: 1; readonly kind: 'invalid' }
  | { readonly row: 2; readonly kind: 'too_late' }
  | { readonly row: 3; readonly kind: 'ended'; readonly reason: EndReason }
  | { readonly row: 4; readonly kind: 'expired'; readonly reason: EndReason }
  | { readonly row: 'proof'; readonly kind: 'judge_proof'; readonly current: SessionRow }
  | { readonly row: 5; readonly kind: 'proof_required' }
  | { readonly row: 6 | 8 | 10 | 12; readonly kind: 'freeze'; readonly current: SessionRow }
  | { readonly row: 7; readonly kind: 'rotate'; readonly current: SessionRow }
  | { readonly row: 9; readonly kind: 'redeliver'; readonly current: SessionRow }
  | { readonly row: 11; readonly kind: 'heal'; readonly current: SessionRow };

/**
 * Judges one refresh against the session's row at database time `now` (epoch
 * milliseconds): the table of the protocol,
 * top to bottom, first match wins. Pure: what the verdict does to the row is a compare-and-swap
 * elsewhere, and whoever loses it comes back here with a new row.
 */
export function judgeRefresh(
  row: SessionRow | undefined,
  request: RefreshRequestFacts,
  now: number,
  rules: RotationRules,
): RefreshVerdict {
  const { claims } = request;
  if (!claims) return { row: 1, kind: 'invalid' };
  if (request.deadline !== null && now > request.deadline) return { row: 2, kind: 'too_late' };
  if (!row) return { row: 3, kind: 'ended', reason: 'not_found' };
  if (row.revokedAt !== null)
    return { row: 3, kind: 'ended', reason: row.endReason ?? 'signed_out' };
  if (now >= row.absoluteExpiresAt) return { row: 4, kind: 'expired', reason: 'absolute_expired' };
  if (now >= row.idleExpiresAt) return { row: 4, kind: 'expired', reason: 'idle_expired' };
  if (request.hasProof) return { row: 'proof', kind: 'judge_proof', current: row };
  if (claims.epoch < row.epoch || row.frozenAt !== null) return { row: 5, kind: 'proof_required' };
  if (claims.epoch > row.epoch) return { row: 6, kind: 'freeze', current: row };

  const ahead = claims.generation - row.generation;
  if (ahead === 0) return { row: 7, kind: 'rotate', current: row };
  if (ahead > furthestHeal) return { row: 12, kind: 'freeze', current: row };
  if (ahead > 0) return { row: 11, kind: 'heal', current: row };
  if (ahead < -1) return { row: 10, kind: 'freeze', current: row };
  if (request.attempt !== row.rotatedBy) return { row: 8, kind: 'freeze', current: row };
  if (isWithinGrace(row.acknowledgedAt, now, rules))
    return { row: 9, kind: 'redeliver', current: row };
  return { row: 10, kind: 'freeze', current: row };
}

/** Never acknowledged, or so lately that the answer may still be on its way to a sibling request. */
export function isWithinGrace(
  acknowledgedAt: number | null,
  now: number,
  { rotationGrace }: RotationRules,
): boolean {
  return acknowledgedAt === null || now - acknowledgedAt <= rotationGrace;
}
