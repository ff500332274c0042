/**
 * Why a session ended, as the server says it (`reason` of a refusal, `end_reason` in the database).
 * Closed: a client shows a sentence for each.
 */
export const endReasons = [
  'signed_out',
  'ended_elsewhere',
  'reuse_detected',
  'proof_mismatch',
  'idle_expired',
  'absolute_expired',
  'user_disabled',
  'not_found',
] as const;

export type EndReason = (typeof endReasons)[number];
