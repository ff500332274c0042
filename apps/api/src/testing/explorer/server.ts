import type { Platform } from '@wugan/shared';
import { judgeProof } from '../../rotation/judge-proof.ts';
import { judgeRefresh } from '../../rotation/judge-refresh.ts';
import { hasSilentProof } from '../../rotation/session-row.ts';
import { exampleRow, exampleNow as now } from '../example-row.ts';
import type { Answer, ModelRow, Request } from './world.ts';

const rules = { rotationGrace: 30_000 };
const longAgo = now - 60_000;

export interface Handled {
  readonly row: ModelRow;
  readonly says: Answer['says'];
  /** Whether a fail-over could lose what was written: freezes, proofs and revocations it cannot. */
  readonly wrote: 'nothing' | 'lightly' | 'safely';
}

/** Handles a request of the owner or of somebody else. */
export type ModelServer = (
  platform: Platform,
  row: ModelRow,
  request: Request,
  isOwner: boolean,
) => Handled;

/** The server: the verdicts, the real ones unless a test takes one away, and what the statements do to a row. */
export function createModelServer(judge = judgeRefresh): ModelServer {
  return (platform, row, request, isOwner) => handle(judge, platform, row, request, isOwner);
}

function handle(
  judge: typeof judgeRefresh,
  platform: Platform,
  row: ModelRow,
  { record, hasProof }: Request,
  isOwner: boolean,
): Handled {
  const { id, userId, ...session } = exampleRow({
    platform,
    epoch: row.epoch,
    generation: row.generation,
    rotatedBy: row.rotatedBy,
    acknowledgedAt: { never: null, lately: now, 'long ago': longAgo }[row.acknowledged],
    frozenAt: row.isFrozen ? now : null,
    revokedAt: row.isRevoked ? now : null,
    epochAt: row.epochIsYoung ? now : longAgo,
  });
  const claims = { id, userId, epoch: record.epoch, generation: record.generation };
  const current = { id, userId, ...session };
  const facts = { claims, attempt: record.attempt, deadline: null, hasProof };
  const verdict = judge(current, facts, now, rules);
  const nothing = (says: Answer['says']): Handled => ({ row, says, wrote: 'nothing' });
  const freeze = (): Handled =>
    hasSilentProof(current)
      ? {
          row: { ...row, epoch: Math.max(row.epoch, record.epoch), isFrozen: true },
          says: 'prove',
          wrote: 'safely',
        }
      : { row: { ...row, isRevoked: true }, says: 'sign in', wrote: 'safely' };

  switch (verdict.kind) {
    case 'rotate':
    case 'heal': {
      const generation = record.generation + 1;
      const next: ModelRow = {
        ...row,
        generation,
        rotatedBy: record.attempt,
        acknowledged: 'never',
      };
      return { row: next, says: { epoch: row.epoch, generation }, wrote: 'lightly' };
    }
    case 'redeliver':
      return nothing({ epoch: row.epoch, generation: row.generation });
    case 'freeze':
      return freeze();
    case 'proof_required':
      return nothing('prove');
    case 'judge_proof': {
      const proof = judgeProof(current, claims, isOwner, now, rules);
      if (proof.kind === 'current_pair')
        return nothing({ epoch: row.epoch, generation: row.generation });
      if (proof.kind === 'stranger_freezes') return { ...freeze(), says: 'sign in' };
      if (proof.kind === 'stranger_ignored') return nothing('sign in');
      const opened: ModelRow = {
        epoch: proof.epoch,
        generation: 0,
        rotatedBy: null,
        acknowledged: 'never',
        isFrozen: false,
        isRevoked: false,
        epochIsYoung: true,
      };
      return { row: opened, says: { epoch: proof.epoch, generation: 0 }, wrote: 'safely' };
    }
    default:
      return nothing('sign in');
  }
}
