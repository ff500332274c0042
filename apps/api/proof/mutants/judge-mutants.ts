import type { ApiMutant } from './api-mutant.ts';

const file = 'rotation/judge-refresh.ts';
const table = 'rotation/judge-refresh.test.ts › row %s, %s: %s';
const refresh = 'session/refresh.test.ts';

/** What a verdict rests on: the table of the protocol, acknowledgements and proofs. */
export const judgeMutants: readonly ApiMutant[] = [
  {
    name: 'a verdict does not ask for the deadline',
    file,
    anchor:
      "if (request.deadline !== null && now > request.deadline) return { row: 2, kind: 'too_late' };",
    replacement: '',
    caughtBy: table,
  },
  {
    name: 'a session never runs idle',
    file,
    anchor:
      "if (now >= row.idleExpiresAt) return { row: 4, kind: 'expired', reason: 'idle_expired' };",
    replacement: '',
    caughtBy: table,
  },
  {
    name: 'an old epoch is a lever',
    file,
    anchor: 'if (claims.epoch < row.epoch || row.frozenAt !== null)',
    replacement: 'if (row.frozenAt !== null)',
    caughtBy: `${refresh} › 5: a token of an older epoch is asked for a proof, and moves nothing`,
  },
  {
    name: 'a frozen session goes on',
    file,
    anchor: 'if (claims.epoch < row.epoch || row.frozenAt !== null)',
    replacement: 'if (claims.epoch < row.epoch)',
    caughtBy: table,
  },
  {
    name: 'reuse by another attempt is not seen',
    file,
    anchor:
      "if (request.attempt !== row.rotatedBy) return { row: 8, kind: 'freeze', current: row };",
    replacement: '',
    caughtBy: `${refresh} › 8: the parent with another attempt freezes, and both access tokens die`,
  },
  {
    name: 'a patient thief stays',
    file,
    anchor: "if (ahead < -1) return { row: 10, kind: 'freeze', current: row };",
    replacement: "if (ahead < -2) return { row: 10, kind: 'freeze', current: row };",
    caughtBy: `${refresh} › 10: a grandparent freezes`,
  },
  {
    name: 'a parent is good for ever',
    file,
    anchor: 'return acknowledgedAt === null || now - acknowledgedAt <= rotationGrace;',
    replacement: 'return acknowledgedAt === null || acknowledgedAt <= now + rotationGrace;',
    caughtBy: `${refresh} › 10: the parent of a pair in use is good for 30 seconds more`,
  },
  {
    name: 'a lost answer is a theft',
    file,
    anchor: 'if (isWithinGrace(row.acknowledgedAt, now, rules))',
    replacement:
      'if (row.acknowledgedAt !== null && isWithinGrace(row.acknowledgedAt, now, rules))',
    caughtBy: `${refresh} › 9: and still does after days, as long as nobody has used the successor`,
  },
  {
    name: 'a lost commit is a theft',
    file,
    anchor: "if (ahead > 0) return { row: 11, kind: 'heal', current: row };",
    replacement: "if (ahead > 0) return { row: 12, kind: 'freeze', current: row };",
    caughtBy: `${refresh} › 11: a token that is ahead, as after a lost commit`,
  },
  {
    name: 'any number of lost commits is believed',
    file,
    anchor: "if (ahead > furthestHeal) return { row: 12, kind: 'freeze', current: row };",
    replacement: '',
    caughtBy: `${refresh} › 12: a token nine ahead freezes`,
  },
  {
    name: 'a stranger’s proof is the owner’s',
    file: 'session/prove.ts',
    anchor: 'row, prover === row.identityId, now',
    replacement: 'row, prover !== undefined, now',
    caughtBy: 'session/prove.test.ts › freezes a living session, never ends it',
  },
  {
    name: 'a stranger’s proof ends a session on H5',
    file: 'rotation/judge-proof.ts',
    anchor: 'const mayFreeze = hasSilentProof(row) && row.frozenAt === null',
    replacement: 'const mayFreeze = row.frozenAt === null',
    caughtBy: 'session/prove.test.ts › moves nothing on H5',
  },
  {
    name: 'a proof opens no epoch',
    file: 'rotation/judge-proof.ts',
    anchor: 'Math.max(row.epoch, claims.epoch) + 1',
    replacement: 'Math.max(row.epoch, claims.epoch)',
    caughtBy:
      'session/prove.test.ts › opens a new epoch, in which everything older is worth nothing',
  },
  {
    name: 'parallel proofs put one another out',
    file: 'rotation/judge-proof.ts',
    anchor: 'const epochIsYoung = now - row.epochAt <= rotationGrace;',
    replacement: 'const epochIsYoung = now - row.epochAt > rotationGrace;',
    caughtBy: 'session/prove.test.ts › in several at once ends with one living pair',
  },
  {
    name: 'a code proves what it has signed in',
    file: 'data/spent-codes.ts',
    anchor: 'return claimed > 0;',
    replacement: 'return claimed >= 0;',
    caughtBy: 'session/prove.test.ts › that has signed in proves nothing',
  },
];
