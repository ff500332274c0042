import type { Platform } from '@wugan/shared';
import { judgeProof } from '../../rotation/judge-proof.ts';
import { judgeRefresh } from '../../rotation/judge-refresh.ts';
import { exampleNow as now } from '../example-row.ts';
import { frozenBy, sessionOf } from './model-session.ts';
import type { Answer, ModelRow, Request } from './world.ts';

const rules = { rotationGrace: 30_000 };

interface Done {
  readonly row: ModelRow;
  readonly says: Answer['says'];
  /** Whether a fail-over could lose what was written: freezes, proofs and revocations it cannot. */
  readonly wrote: 'nothing' | 'lightly' | 'safely';
}

export interface Handled extends Done {
  /** The row of the protocol's table that decided, and what it said. */
  readonly verdict: string;
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
  return (platform, row, { record, hasProof }, isOwner) => {
    const current = sessionOf(platform, row);
    const { id, userId } = current;
    const claims = { id, userId, epoch: record.epoch, generation: record.generation };
    const facts = { claims, attempt: record.attempt, deadline: null, hasProof };
    const verdict = judge(current, facts, now, rules);
    if (verdict.kind !== 'judge_proof') {
      const done = carryOut(platform, row, record, verdict.kind);
      return { ...done, verdict: `${verdict.row} ${verdict.kind}` };
    }
    const proof = judgeProof(current, claims, isOwner, now, rules);
    return { ...carryOutProof(platform, row, record, proof), verdict: `proof ${proof.kind}` };
  };
}

type StoredPair = Request['record'];

function carryOut(
  platform: Platform,
  row: ModelRow,
  record: StoredPair,
  kind: ReturnType<typeof judgeRefresh>['kind'],
): Done {
  switch (kind) {
    case 'rotate':
    case 'heal': {
      const generation = record.generation + 1;
      const made = { generation, rotatedBy: record.attempt, acknowledged: 'never' } as const;
      return { row: { ...row, ...made }, says: { epoch: row.epoch, generation }, wrote: 'lightly' };
    }
    case 'redeliver':
      return nothing(row, pairOf(row));
    case 'freeze':
      return frozenBy(platform, row, record);
    case 'proof_required':
      return nothing(row, 'prove');
    default:
      return nothing(row, 'sign in');
  }
}

function carryOutProof(
  platform: Platform,
  row: ModelRow,
  record: StoredPair,
  proof: ReturnType<typeof judgeProof>,
): Done {
  switch (proof.kind) {
    case 'current_pair':
      return nothing(row, pairOf(row));
    case 'stranger_freezes':
      return { ...frozenBy(platform, row, record), says: 'sign in' };
    case 'stranger_ignored':
      return nothing(row, 'sign in');
    case 'open_epoch': {
      const place = { epoch: proof.epoch, generation: 0 };
      const opened: ModelRow = {
        ...place,
        rotatedBy: null,
        acknowledged: 'never',
        isFrozen: false,
        isRevoked: false,
        epochIsYoung: true,
      };
      return { row: opened, says: place, wrote: 'safely' };
    }
  }
}

function nothing(row: ModelRow, says: Answer['says']): Done {
  return { row, says, wrote: 'nothing' };
}

function pairOf({ epoch, generation }: ModelRow): Answer['says'] {
  return { epoch, generation };
}
