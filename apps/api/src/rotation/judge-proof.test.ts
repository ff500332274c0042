import { expect, it } from 'vitest';
import { exampleRow, exampleNow as now } from '../testing/example-row.ts';
import { judgeProof, type ProofVerdict } from './judge-proof.ts';
import type { SessionRow } from './session-row.ts';

const rules = { rotationGrace: 30_000 };
const { id, userId } = exampleRow();
const opens = (epoch: number) => ({ kind: 'open_epoch', epoch }) as const;
const current = { kind: 'current_pair' } as const;
const freezes = { kind: 'stranger_freezes' } as const;
const ignored = { kind: 'stranger_ignored' } as const;
const frozen = { frozenAt: now - 1 };
const young = { epochAt: now - 30_000 };
const h5 = { platform: 'h5' } as const;

type Case = readonly [
  who: 'owner' | 'stranger',
  tokenEpoch: number,
  session: Partial<SessionRow>,
  verdict: ProofVerdict,
];

/** The row is at epoch 2, which began two hours ago. */
const table: readonly Case[] = [
  ['owner', 2, {}, opens(3)],
  ['owner', 2, frozen, opens(3)],
  ['owner', 0, {}, opens(3)],
  ['owner', 7, {}, opens(8)],
  ['owner', 2, h5, opens(3)],
  ['owner', 1, young, current],
  ['owner', 2, young, current],
  ['owner', 1, { epochAt: now - 30_001 }, opens(3)],
  ['owner', 2, { ...young, ...frozen }, opens(3)],
  ['owner', 3, young, opens(4)],
  ['stranger', 2, {}, freezes],
  ['stranger', 3, {}, freezes],
  ['stranger', 2, young, freezes],
  ['stranger', 1, {}, ignored],
  ['stranger', 2, frozen, ignored],
  ['stranger', 2, h5, ignored],
];

it.each(table)('the %s with a token of epoch %i and %o: %o', (who, epoch, session, verdict) => {
  const claims = { id, userId, epoch, generation: 0 };
  expect(judgeProof(exampleRow(session), claims, who === 'owner', now, rules)).toEqual(verdict);
});
