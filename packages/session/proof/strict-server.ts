import type { Grant, HttpAnswer } from '../src/core/index.ts';
import { isRecord } from '../src/core/is-record.ts';
import { createRotation, type Row } from './strict-rotation.ts';
import { placeOf } from './token-place.ts';

/** Somebody innocent was taken for a thief. */
export interface Harm {
  readonly sessionId: string;
  readonly what: string;
  /** True where it was for a request that the network had delivered before. */
  readonly isRepeat: boolean;
}

export interface StrictServer {
  signIn(user: string): Grant;
  /** Both take the body of a request. */
  refresh(body: unknown, isRepeat: boolean): HttpAnswer;
  signOut(body: unknown): HttpAnswer;
  /** Answers an API call: 200 or 401. */
  serve(headers: Readonly<Record<string, string>>): HttpAnswer;
  isRejection(answer: HttpAnswer): boolean;
  /** No access token given out so far is accepted any more. */
  expireAll(): void;
  /** All that its answers depend on. */
  memory(): string;
  /** Since it was last looked at. */
  readonly harm: Harm[];
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

function textIn(body: unknown, name: string): string | null {
  const text = isRecord(body) ? body[name] : null;
  return typeof text === 'string' ? text : null;
}

function answer(status: number, body: unknown): HttpAnswer {
  return { status, headers: {}, body };
}

/** A server that keeps sessions by the contract, at its strictest: acknowledged at once. */
export function createStrictServer(rules: ServerRules): StrictServer {
  const { now, accessLife, isNumbered } = rules;
  const rows = new Map<string, Row>();
  const harm: Harm[] = [];
  const verdicts = new Set<string>();
  let batch = 0;
  let isRepeated = false;

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

  const rotation = createRotation({
    ...rules,
    grant: (sessionId, row) => answer(200, grant(sessionId, row)),
    refuse(sessionId, code, reason) {
      verdicts.add(`${sessionId} ${reason ?? code}`);
      return answer(code === 'request_too_late' ? 409 : 401, { code, reason, serverTime: now() });
    },
    suspect: (sessionId, what) => void harm.push({ sessionId, what, isRepeat: isRepeated }),
  });

  return {
    harm,
    verdicts,
    memory: () => JSON.stringify([[...rows], rotation.memory(), batch]),
    signIn(user) {
      const sessionId = `s${rows.size + 1}`;
      const fresh = { epoch: 0, generation: 0, rotatedBy: null, acknowledgedAt: null };
      const row = { ...fresh, user, isFrozen: false, endReason: null, epochAt: now() };
      rows.set(sessionId, row);
      return grant(sessionId, row);
    },
    refresh(body, isRepeat) {
      isRepeated = isRepeat;
      const place = placeOf(textIn(body, 'refreshToken') ?? '');
      return rotation.judge(rows.get(place.sessionId), {
        ...place,
        attempt: textIn(body, 'attempt'),
        deadline: isRecord(body) ? Number(body.deadline) : 0,
        code: isRecord(body) ? textIn(body.proof, 'code') : null,
      });
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
