import type { ApiMutant } from './api-mutant.ts';

const swap =
  'data/compare-and-swap.test.ts › %s changes nothing from where the row no longer is: %s';
const rotating = 'data/rotate-together.ts';
const locked = 'data/row-locks.test.ts';
const late = 'data/deadlines.test.ts › whatever had to wait for its row until after its deadline';
const limit = 'absolute-limit.test.ts › a session ends 90 days after its sign-in';
const later = "absolute_expires_at = clock_timestamp() + interval '90 days'";

/** What a write rests on: the rotating statement, compare-and-swaps, deadlines. */
export const writeMutants: readonly ApiMutant[] = [
  {
    name: 'a rotation waits for a row',
    file: rotating,
    anchor: 'FOR NO KEY UPDATE OF session SKIP LOCKED',
    replacement: 'FOR NO KEY UPDATE OF session',
    caughtBy: `${locked} › a row that somebody keeps locked holds up nobody else`,
  },
  {
    name: 'a rotation takes effect after its deadline',
    file: rotating,
    anchor: '      AND (free.deadline IS NULL OR ${nowInMilliseconds.sql} <= free.deadline)\n',
    replacement: '',
    caughtBy: late,
  },
  {
    name: 'any other write takes effect after its deadline',
    file: 'data/session-store.ts',
    anchor: '        AND (${deadline}::float8 IS NULL OR moment.now <= ${deadline}::float8)\n',
    replacement: '',
    caughtBy: late,
  },
  {
    name: 'a refresh puts off the end of its session',
    file: rotating,
    anchor: 'acknowledged_at = NULL, kid = free.kid,',
    replacement: `acknowledged_at = NULL, kid = free.kid, ${later},`,
    caughtBy: limit,
  },
  {
    name: 'a proof puts off the end of its session',
    file: 'data/session-store.ts',
    anchor: 'frozen_at = NULL, kid = ',
    replacement: `frozen_at = NULL, ${later}, kid = `,
    caughtBy: limit,
  },
  {
    name: 'a successor is born acknowledged',
    file: rotating,
    anchor: 'acknowledged_at = NULL, kid = free.kid,',
    replacement: 'kid = free.kid,',
    caughtBy: 'session/acknowledge.test.ts › a successor waits for a call of its own',
  },
  {
    name: 'nobody knows who rotated',
    file: rotating,
    anchor: 'rotated_by = free.rotated_by,',
    replacement: 'rotated_by = NULL,',
    caughtBy: 'session/refresh.test.ts › 9: the parent with its own attempt gets the identical',
  },
  {
    name: 'a refresh does not move the idle limit',
    file: rotating,
    anchor: 'clock_timestamp() + make_interval(secs => free.idle_lifetime))',
    replacement: 'session.idle_expires_at)',
    caughtBy: 'session/refresh.test.ts › 7: the current token gets the next generation',
  },
  {
    name: 'a compare-and-swap without the epoch',
    file: 'data/session-conditions.ts',
    anchor: 'session.id = ${id}::uuid AND session.epoch = ${epoch}',
    replacement: 'session.id = ${id}::uuid',
    caughtBy: swap,
  },
  {
    name: 'a compare-and-swap without the generation',
    file: 'data/session-conditions.ts',
    anchor: '\n    AND session.generation = ${generation}`;',
    replacement: ' AND ${generation} >= 0`;',
    caughtBy: swap,
  },
  {
    name: 'a proof replaces an epoch that it has not seen',
    file: 'data/session-store.ts',
    anchor: 'AND session.epoch = ${fromEpoch}`',
    replacement: 'AND ${fromEpoch} >= 0`',
    caughtBy: swap,
  },
  {
    name: 'a freeze does not know what it has been shown',
    file: 'data/session-store.ts',
    anchor: 'epoch = GREATEST(session.epoch, ${epoch})',
    replacement: 'epoch = LEAST(session.epoch, ${epoch})',
    caughtBy: 'session/refresh.test.ts › 6: a token of a later epoch freezes',
  },
  {
    name: 'on H5 a freeze leaves a session for ever',
    file: 'session/carry-out.ts',
    anchor: 'if (!hasSilentProof(current)) {',
    replacement: 'if (hasSilentProof(current) && current.frozenAt !== null) {',
    caughtBy: 'session/refresh.test.ts › on H5, where nobody can prove silently',
  },
  {
    name: 'a healed session starts behind its token',
    file: 'session/carry-out.ts',
    anchor: 'toGeneration: claims.generation + 1,',
    replacement: 'toGeneration: from.generation + 1,',
    caughtBy: 'session/refresh.test.ts › 11: a token that is ahead, as after a lost commit',
  },
];
