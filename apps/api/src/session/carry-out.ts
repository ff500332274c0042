import type { TokenAnswer } from '@wugan/shared';
import { Refusal } from '../refusal.ts';
import type { RefreshRequestFacts, RefreshVerdict } from '../rotation/judge-refresh.ts';
import type { RefreshClaims } from '../rotation/refresh-tokens.ts';
import { hasSilentProof, type Position, type SessionRow } from '../rotation/session-row.ts';
import type { SessionContext } from './session-context.ts';
import { tokenAnswer } from './token-answer.ts';

/** A refresh whose token is one of ours. */
export type KnownRefresh = RefreshRequestFacts & { readonly claims: RefreshClaims };

/**
 * Does what a verdict says.
 *
 * @returns the pair, or undefined if the row changed under it: look and judge again.
 * @throws Refusal for every verdict that is one.
 */
export async function carryOut(
  context: SessionContext,
  request: KnownRefresh,
  verdict: RefreshVerdict,
  now: number,
): Promise<TokenAnswer | undefined> {
  switch (verdict.kind) {
    case 'rotate':
      return rotate(context, request, verdict.current);
    case 'heal': {
      const answer = await rotate(context, request, verdict.current, verdict.row);
      if (answer) context.audit('session_healed', verdict.current, verdict.row);
      return answer;
    }
    case 'redeliver':
      context.count('session_redelivered');
      return tokenAnswer(context.tokens, verdict.current, now);
    case 'freeze': {
      const frozen = await freeze(context, verdict.current, request, verdict.row);
      if (!frozen) return undefined;
      throw refusalAfterFreeze(frozen);
    }
    case 'invalid':
      throw new Refusal('refresh_token_invalid');
    case 'too_late':
      throw new Refusal('request_too_late', { serverTime: now });
    case 'ended':
      throw new Refusal('session_revoked', { reason: verdict.reason });
    case 'expired':
      throw new Refusal('session_expired', { reason: verdict.reason });
    case 'proof_required':
      throw new Refusal('proof_required');
    case 'judge_proof':
      throw new Error('A proof is judged where WeChat was asked');
  }
}

/** Row 7, and the row that `heals`, where `from` lags behind the token: the next generation after the token's. */
export async function rotate(
  { database, tokens, rules }: SessionContext,
  { claims, attempt, deadline }: KnownRefresh,
  from: Position,
  heals?: number,
): Promise<TokenAnswer | undefined> {
  const row = await database.sessions.rotate({
    from,
    toGeneration: claims.generation + 1,
    rotatedBy: attempt,
    kid: tokens.refresh.signingKid,
    idleLifetime: rules.idleLifetime,
    deadline,
    heals,
  });
  return row && tokenAnswer(tokens, row, row.rotatedAt);
}

/** Nobody goes on without a proof; where there is no silent one, the session ends. Undefined if the row moved. */
export async function freeze(
  { database, audit }: SessionContext,
  current: SessionRow,
  { claims, deadline }: KnownRefresh,
  tableRow?: number,
): Promise<SessionRow | undefined> {
  if (!hasSilentProof(current)) {
    const revoked = await database.sessions.revokeForReuse(current, deadline, tableRow);
    if (revoked) audit('session_revoked_for_reuse', current, tableRow);
    return revoked;
  }
  const frozen = await database.sessions.freeze(current, claims.epoch, deadline, tableRow);
  if (frozen) audit('session_frozen', current, tableRow);
  return frozen;
}

function refusalAfterFreeze({ revokedAt }: SessionRow): Refusal {
  return revokedAt === null
    ? new Refusal('proof_required')
    : new Refusal('session_revoked', { reason: 'reuse_detected' });
}
