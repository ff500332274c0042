import type { HttpAnswer } from '../src/core/index.ts';
import type { TokenPlace } from './token-place.ts';

/** One session as the server keeps it (docs/protocol.md). */
export interface Row {
  readonly user: string;
  epoch: number;
  generation: number;
  rotatedBy: string | null;
  acknowledgedAt: number | null;
  isFrozen: boolean;
  endReason: string | null;
  epochAt: number;
}

/** What a refresh asks, read from its token and its body. */
export interface RotationQuestion extends TokenPlace {
  readonly attempt: string | null;
  /** Server time, epoch ms. */
  readonly deadline: number;
  /** A proof of the owner: `code.user.number`. */
  readonly code: string | null;
}

/** What rotation needs of the server around it. */
export interface RotationParts {
  now(): number;
  /** True where an owner can be proved silently, as in a mini program. */
  readonly hasProof: boolean;
  grant(sessionId: string, row: Row): HttpAnswer;
  refuse(sessionId: string, code: string, reason?: string): HttpAnswer;
  /** Somebody seems to be a thief. */
  suspect(sessionId: string, what: string): void;
}

const GRACE = 30_000;
const FURTHEST_HEAL = 8;

/** Judges a refresh as the contract has it, at its strictest: no mercy. */
export function createRotation(parts: RotationParts) {
  const { grant, hasProof, now, refuse, suspect } = parts;
  const usedCodes = new Set<string>();

  function freeze(sessionId: string, row: Row, what: string): HttpAnswer {
    suspect(sessionId, what);
    if (hasProof) {
      row.isFrozen = true;
      return refuse(sessionId, 'proof_required');
    }
    row.endReason = 'reuse_detected';
    return refuse(sessionId, 'session_revoked', 'reuse_detected');
  }

  function prove(sessionId: string, row: Row, tokenEpoch: number, code: string): HttpAnswer {
    if (usedCodes.has(code)) return refuse(sessionId, 'wechat_code_invalid');
    usedCodes.add(code);
    if (code.split('.')[1] !== row.user) {
      if (!row.isFrozen && tokenEpoch >= row.epoch) row.isFrozen = true;
      return refuse(sessionId, 'session_revoked', 'proof_mismatch');
    }
    const isYoung = now() - row.epochAt <= GRACE;
    if (!isYoung || row.isFrozen || tokenEpoch > row.epoch) {
      row.epoch = Math.max(row.epoch, tokenEpoch) + 1;
      row.epochAt = now();
      row.generation = 0;
      row.isFrozen = false;
      row.acknowledgedAt = null;
      row.rotatedBy = null;
    }
    return grant(sessionId, row);
  }

  function rotate(sessionId: string, row: Row, from: number, attempt: string | null): HttpAnswer {
    row.generation = from + 1;
    row.rotatedBy = attempt;
    row.acknowledgedAt = null;
    return grant(sessionId, row);
  }

  return {
    memory: () => [...usedCodes],
    judge(row: Row | undefined, question: RotationQuestion): HttpAnswer {
      const { attempt, code, deadline, epoch, generation, sessionId } = question;
      if (now() > deadline) return refuse(sessionId, 'request_too_late');
      if (row === undefined) return refuse(sessionId, 'refresh_token_invalid');
      if (row.endReason !== null) return refuse(sessionId, 'session_revoked', row.endReason);
      if (code !== null) return prove(sessionId, row, epoch, code);
      if (epoch < row.epoch || row.isFrozen) return refuse(sessionId, 'proof_required');
      if (epoch > row.epoch) return freeze(sessionId, row, 'a token from a later epoch');
      const ahead = generation - row.generation;
      if (ahead >= 0 && ahead <= FURTHEST_HEAL) return rotate(sessionId, row, generation, attempt);
      if (ahead !== -1) return freeze(sessionId, row, `a token ${ahead} generations ahead`);
      if (attempt !== row.rotatedBy) return freeze(sessionId, row, 'another attempt key');
      const isGraced = row.acknowledgedAt === null || now() - row.acknowledgedAt <= GRACE;
      if (!isGraced) return freeze(sessionId, row, 'a parent long after its successor was used');
      return grant(sessionId, row);
    },
  };
}
