import type { RotationRules } from './judge-refresh.ts';
import type { RefreshClaims } from './refresh-tokens.ts';
import { hasSilentProof, type SessionRow } from './session-row.ts';

/** What a proof does, once WeChat has said whose code it was. */
export type ProofVerdict =
  /** The owner's: everything older than `epoch` dies. */
  | { readonly kind: 'open_epoch'; readonly epoch: number }
  /** The owner's, and a parallel proof has just opened an epoch: its pair is the answer. */
  | { readonly kind: 'current_pair' }
  /** A stranger holds a token of the living epoch: nobody goes on without a proof. */
  | { readonly kind: 'stranger_freezes' }
  /** A stranger with something old, or where a freeze would end the session: no lever. */
  | { readonly kind: 'stranger_ignored' };

/** Judges the proof of a request that has passed rows 1 to 4 of {@link judgeRefresh}. Pure. */
export function judgeProof(
  row: SessionRow,
  claims: RefreshClaims,
  isOwner: boolean,
  now: number,
  { rotationGrace }: RotationRules,
): ProofVerdict {
  if (!isOwner) {
    const mayFreeze = hasSilentProof(row) && row.frozenAt === null && claims.epoch >= row.epoch;
    return { kind: mayFreeze ? 'stranger_freezes' : 'stranger_ignored' };
  }
  const epochIsYoung = now - row.epochAt <= rotationGrace;
  // A token from beyond the row's epoch needs an epoch beyond itself, however young the row's is.
  if (epochIsYoung && row.frozenAt === null && claims.epoch <= row.epoch)
    return { kind: 'current_pair' };
  return { kind: 'open_epoch', epoch: Math.max(row.epoch, claims.epoch) + 1 };
}
