import { describe, expect, it } from 'vitest';
import { exampleRow, exampleNow as now } from '../testing/example-row.ts';
import { judgeRefresh, type RefreshRequestFacts, type RefreshVerdict } from './judge-refresh.ts';
import type { SessionRow } from './session-row.ts';

const grace = 30_000;
const { id, userId } = exampleRow();

/** The row is at epoch 2, generation 5; `mine` made it. */
const token = (epoch: number, generation: number) => ({
  claims: { id, userId, epoch, generation },
});
const acknowledged = (ago: number) => ({ acknowledgedAt: now - ago });
const frozen = { frozenAt: now - 1 };
const gone = 'gone';

type Case = readonly [
  row: RefreshVerdict['row'],
  kind: RefreshVerdict['kind'],
  why: string,
  session: Partial<SessionRow> | typeof gone,
  request: Partial<RefreshRequestFacts>,
];

const table: readonly Case[] = [
  [1, 'invalid', 'not a token of ours', {}, { claims: undefined }],
  [1, 'invalid', 'not a token of ours, deadline passed', {}, { claims: undefined, deadline: 1 }],

  [2, 'too_late', 'deadline passed', {}, { deadline: now - 1 }],
  [2, 'too_late', 'deadline passed, row gone', gone, { deadline: now - 1 }],
  [2, 'too_late', 'deadline passed, with proof', {}, { deadline: now - 1, hasProof: true }],
  [7, 'rotate', 'deadline is now', {}, { deadline: now }],

  [3, 'ended', 'row gone', gone, {}],
  [3, 'ended', 'revoked', { revokedAt: 1, endReason: 'reuse_detected' }, {}],
  [3, 'ended', 'revoked, with proof', { revokedAt: 1 }, { hasProof: true }],
  [3, 'ended', 'revoked and run out', { revokedAt: 1, idleExpiresAt: now - 1 }, {}],

  [4, 'expired', 'idle limit passed', { idleExpiresAt: now }, {}],
  [4, 'expired', 'absolute limit passed', { absoluteExpiresAt: now }, {}],
  [4, 'expired', 'run out, with proof', { idleExpiresAt: now }, { hasProof: true }],
  [4, 'expired', 'run out and frozen', { idleExpiresAt: now, ...frozen }, {}],
  [7, 'rotate', 'a millisecond before both limits', nearlyOver(), {}],

  ['proof', 'judge_proof', 'living row', {}, { hasProof: true }],
  ['proof', 'judge_proof', 'frozen row', frozen, { hasProof: true }],
  ['proof', 'judge_proof', 'older epoch', {}, { ...token(1, 9), hasProof: true }],

  [5, 'proof_required', 'epoch behind', {}, token(1, 5)],
  [5, 'proof_required', 'epoch behind, generation ahead', {}, token(1, 99)],
  [5, 'proof_required', 'row frozen', frozen, token(2, 5)],
  [5, 'proof_required', 'row frozen, epoch ahead', frozen, token(3, 0)],

  [6, 'freeze', 'epoch ahead', {}, token(3, 0)],

  [7, 'rotate', 'generation equal', {}, token(2, 5)],
  [7, 'rotate', 'generation equal, any attempt', {}, { ...token(2, 5), attempt: 'new' }],
  [7, 'rotate', 'generation equal, acknowledged long ago', acknowledged(9e9), token(2, 5)],

  [8, 'freeze', 'one behind, another attempt', {}, { ...token(2, 4), attempt: 'theirs' }],
  [8, 'freeze', 'one behind, no attempt against one', {}, { ...token(2, 4), attempt: null }],
  [8, 'freeze', 'one behind, one against none', { rotatedBy: null }, token(2, 4)],

  [9, 'redeliver', 'one behind, never acknowledged', { rotatedAt: 0 }, token(2, 4)],
  [9, 'redeliver', 'one behind, acknowledged within grace', acknowledged(grace), token(2, 4)],
  [9, 'redeliver', 'none equals none', { rotatedBy: null }, { ...token(2, 4), attempt: null }],

  [10, 'freeze', 'one behind, acknowledged before grace', acknowledged(grace + 1), token(2, 4)],
  [10, 'freeze', 'two behind', {}, token(2, 3)],
  [10, 'freeze', 'far behind', {}, token(2, 0)],

  [11, 'heal', 'one ahead', {}, token(2, 6)],
  [11, 'heal', 'eight ahead', {}, token(2, 13)],
  [12, 'freeze', 'nine ahead', {}, token(2, 14)],
];

describe('judgeRefresh', () => {
  it.each(table)('row %s, %s: %s', (row, kind, _why, session, request) => {
    const facts = { attempt: 'mine', deadline: null, hasProof: false, ...token(2, 5), ...request };
    const seen = session === gone ? undefined : exampleRow(session);
    const verdict = judgeRefresh(seen, facts, now, { rotationGrace: grace });
    expect(verdict).toMatchObject({ row, kind });
  });

  it('has a case for every row of the table', () => {
    const rows = new Set(table.map(([row]) => row));
    expect([...rows]).toEqual([1, 2, 7, 3, 4, 'proof', 5, 6, 8, 9, 10, 11, 12]);
  });

  it.each([
    [{ revokedAt: 1, endReason: 'ended_elsewhere' } as const, 'ended_elsewhere'],
    [{ idleExpiresAt: now }, 'idle_expired'],
    [{ idleExpiresAt: now, absoluteExpiresAt: now }, 'absolute_expired'],
  ])('says why it is over: %o', (session, reason) => {
    const facts = { attempt: null, deadline: null, hasProof: false, ...token(2, 5) };
    const verdict = judgeRefresh(exampleRow(session), facts, now, { rotationGrace: grace });
    expect(verdict).toMatchObject({ reason });
  });
});

function nearlyOver(): Partial<SessionRow> {
  return { idleExpiresAt: now + 1, absoluteExpiresAt: now + 1 };
}
