import type { Grant, HttpAnswer } from '../src/core/index.ts';
import { isRecord } from '../src/core/is-record.ts';

/** One session as the server keeps it (docs/protocol.md). */
interface Row {
  readonly user: string;
  epoch: number;
  generation: number;
  rotatedBy: string | null;
  acknowledgedAt: number | null;
  isFrozen: boolean;
  endReason: string | null;
  epochAt: number;
}

/** Which pair a token belongs to. */
export interface TokenPlace {
  readonly sessionId: string;
  readonly epoch: number;
  readonly generation: number;
}

export interface StrictServer {
  signIn(user: string): Grant;
  /** Both take the body of a request. */
  refresh(body: unknown): HttpAnswer;
  signOut(body: unknown): HttpAnswer;
  /** Answers an API call: 200 or 401. */
  serve(headers: Readonly<Record<string, string>>): HttpAnswer;
  isRejection(answer: HttpAnswer): boolean;
  /** No access token given out so far is accepted any more. */
  expireAll(): void;
  /** All that its answers depend on. */
  memory(): string;
  /** Sessions that somebody innocent seemed to have stolen, and what was done. */
  readonly harm: { readonly sessionId: string; readonly what: string }[];
  /** Every refusal that said something about a session, as `session code`. */
  readonly verdicts: Set<string>;
}

export interface ServerRules {
  now(): number;
  /** Seconds. */
  readonly accessLife: number;
  /** True where an owner can be proved silently, as in a mini program. */
  readonly hasProof: boolean;
  /** True where an answer says which epoch and generation its pair has. */
  readonly isNumbered: boolean;
}

const GRACE = 30_000;
const FURTHEST_HEAL = 8;

/** Reads `kind.session.epoch.generation[.batch.issuedAt]`. */
export function placeOf(token: string): TokenPlace {
  const [, sessionId = '', epoch, generation] = token.split('.');
  return { sessionId, epoch: Number(epoch), generation: Number(generation) };
}

function textIn(body: unknown, name: string): string | null {
  const text = isRecord(body) ? body[name] : null;
  return typeof text === 'string' ? text : null;
}

function answer(status: number, body: unknown): HttpAnswer {
  return { status, headers: {}, body };
}

/** The rotation protocol as the contract has it, at its strictest: acknowledged at once, no mercy. */
export function createStrictServer(rules: ServerRules): StrictServer {
  const { now, accessLife, hasProof, isNumbered } = rules;
  const rows = new Map<string, Row>();
  const usedCodes = new Set<string>();
  const harm: StrictServer['harm'] = [];
  const verdicts = new Set<string>();
  let batch = 0;

  function grant(sessionId: string, { epoch, generation }: Row): Grant {
    const place = `${sessionId}.${epoch}.${generation}`;
    return {
      accessToken: `access.${place}.${batch}.${now()}`,
      refreshToken: `refresh.${place}`,
      accessExpiresIn: accessLife,
      refreshExpiresIn: 604_800,
      serverTime: now(),
      session: { id: sessionId, ...(isNumbered ? { epoch, generation } : {}) },
    };
  }

  function refuse(sessionId: string, code: string, reason?: string): HttpAnswer {
    verdicts.add(`${sessionId} ${reason ?? code}`);
    return answer(code === 'request_too_late' ? 409 : 401, { code, reason, serverTime: now() });
  }

  function freeze(sessionId: string, row: Row, what: string): HttpAnswer {
    harm.push({ sessionId, what });
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
    return answer(200, grant(sessionId, row));
  }

  function rotate(sessionId: string, row: Row, from: number, attempt: string | null): HttpAnswer {
    row.generation = from + 1;
    row.rotatedBy = attempt;
    row.acknowledgedAt = null;
    return answer(200, grant(sessionId, row));
  }

  return {
    harm,
    verdicts,
    memory: () => JSON.stringify([[...rows], [...usedCodes], batch]),
    signIn(user) {
      const sessionId = `s${rows.size + 1}`;
      const fresh = { epoch: 0, generation: 0, rotatedBy: null, acknowledgedAt: null };
      const row = { ...fresh, user, isFrozen: false, endReason: null, epochAt: now() };
      rows.set(sessionId, row);
      return grant(sessionId, row);
    },
    refresh(body) {
      const refreshToken = textIn(body, 'refreshToken') ?? '';
      const attempt = textIn(body, 'attempt');
      const deadline = isRecord(body) ? Number(body.deadline) : 0;
      const code = isRecord(body) ? textIn(body.proof, 'code') : null;
      const { sessionId, epoch, generation } = placeOf(refreshToken);
      const row = rows.get(sessionId);
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
      return answer(200, grant(sessionId, row));
    },
    signOut(body) {
      const { sessionId, epoch } = placeOf(textIn(body, 'refreshToken') ?? '');
      const row = rows.get(sessionId);
      if (row !== undefined && row.endReason === null && epoch >= row.epoch) {
        row.endReason = 'signed_out';
      }
      return answer(204, '');
    },
    serve(headers) {
      const token = headers.Authorization ?? '';
      const { sessionId, epoch, generation } = placeOf(token);
      const [itsBatch, issuedAt] = token.split('.').slice(4).map(Number);
      const row = rows.get(sessionId);
      const isLiving = row !== undefined && row.endReason === null && !row.isFrozen;
      const isYoung = now() - (issuedAt ?? 0) < accessLife * 1000;
      if (!isLiving || epoch < row.epoch || itsBatch !== batch || !isYoung) {
        return answer(401, { code: 'access_token_expired' });
      }
      const isLatest = row.epoch === epoch && row.generation === generation;
      if (isLatest && headers['Wugan-Unstored'] === undefined) row.acknowledgedAt ??= now();
      return answer(200, {});
    },
    isRejection: ({ body, status }) =>
      status === 401 && textIn(body, 'code') === 'access_token_expired',
    expireAll() {
      batch += 1;
    },
  };
}
