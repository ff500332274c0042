import type { EndReason } from '@wugan/session';
import type { EndReason as ServerReason } from '@wugan/shared';

const reasons: Record<ServerReason, EndReason> = {
  signed_out: 'signed-out-elsewhere',
  ended_elsewhere: 'signed-out-elsewhere',
  reuse_detected: 'reuse-detected',
  proof_mismatch: 'proof-refused',
  idle_expired: 'expired',
  absolute_expired: 'expired',
  user_disabled: 'revoked',
  not_found: 'rejected',
};

/** Why our server's refusal of a refresh ended the session: by its `reason`, else by its `code`. */
export function endReason(problem: { code: string; reason: string | undefined }): EndReason {
  const known = Object.entries(reasons).find(([reason]) => reason === problem.reason);
  if (known !== undefined) return known[1];
  if (problem.code === 'session_expired') return 'expired';
  return problem.code === 'refresh_token_invalid' ? 'rejected' : 'revoked';
}
