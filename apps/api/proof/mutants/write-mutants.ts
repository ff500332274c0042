import type { ApiMutant } from './api-mutant.ts';

const swap =
  'data/compare-and-swap.test.ts › %s changes nothing from where the row no longer is: %s';
const rotating = 'data/rotate-together.ts';
const locked = 'data/row-locks.test.ts';
const late = 'data/deadlines.test.ts › whatever had to wait for its row until after its deadline';
const sharing = 'data/group-commit.ts';
const shared = 'data/group-commit.test.ts';

/** What a write rests on: the rotating statement, group commit, compare-and-swaps, deadlines, locks. */
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
  {
    name: 'two rotations of one session share a statement',
    file: sharing,
    anchor: 'batch.length < largestBatch && !moving.has(id)',
    replacement: 'batch.length < largestBatch',
    caughtBy: `${shared} › two rotations of one session are never in one statement`,
  },
  {
    name: 'a statement has no end',
    file: sharing,
    anchor: 'batch.length < largestBatch && !moving.has(id)',
    replacement: '!moving.has(id)',
    caughtBy: `${shared} › share the next one, 128 at most`,
  },
  {
    name: 'an idle server waits for company',
    file: sharing,
    anchor: 'while (statements === stuck || waiting.length >= worthAnother) {',
    replacement: 'while (waiting.length >= worthAnother) {',
    caughtBy: `${shared} › an idle server sends a rotation at once`,
  },
  {
    name: 'one broken rotation breaks its neighbours',
    file: sharing,
    anchor: 'if (batch.length > 1 && isBug(error)) await runOneByOne(batch);\n      else ',
    replacement: '',
    caughtBy: `${shared} › a statement that one of its rotations breaks`,
  },
  {
    name: 'a stuck statement holds up everybody',
    file: sharing,
    anchor: '      stuck += 1;\n      startStatements();',
    replacement: '      stuck += 0;',
    caughtBy: `${shared} › unless the first one is stuck`,
  },
  {
    name: 'equal refreshes are not one flight',
    file: 'session/flights.ts',
    anchor: 'if (sharing) return sharing;',
    replacement: '',
    caughtBy: 'session/one-flight.test.ts › 50 equal refreshes at once are one flight',
  },
  {
    name: 'a serialization failure is final',
    file: 'data/ask.ts',
    anchor: "['40', '08', '57P']",
    replacement: "['08', '57P']",
    caughtBy: 'data/ask.test.ts › after %s it is run again, three times at most',
  },
  {
    name: 'who waits long is tried again, and waits longer',
    file: 'data/ask.ts',
    anchor: 'attempt < tries && performance.now() - startedAt < patience;',
    replacement: 'attempt < tries;',
    caughtBy: 'data/ask.test.ts › one that took long to fail is not run again',
  },
  {
    name: 'no lock_timeout',
    file: 'data/client.ts',
    anchor: '    lock_timeout: lockTimeout,\n',
    replacement: '',
    caughtBy: `${locked} › while somebody keeps the rows locked`,
  },
  {
    name: 'nobody ends the wait for a standby',
    file: 'data/client.ts',
    anchor: 'query_timeout: answerTimeout,',
    replacement: '',
    caughtBy: 'data/durability.test.ts › a sign-out whose standby is away is answered in time',
  },
  {
    name: 'a rotation waits for a standby',
    file: 'data/open-database.ts',
    anchor: "createPool(url, statementsAtOnce, 'local'",
    replacement: "createPool(url, statementsAtOnce, 'on'",
    caughtBy: 'data/durability.test.ts › a rotation does not wait for a standby',
  },
  {
    name: 'a start waits for the lock though nothing is pending',
    file: 'data/migrate.ts',
    anchor: 'if (await isUpToDate(client, migrations)) return [];',
    replacement: '',
    caughtBy: 'data/migrate.test.ts › takes no lock where nothing is pending',
  },
  {
    name: 'replicas migrate at once',
    file: 'data/migrate.ts',
    anchor: "await client.query('SELECT pg_advisory_lock($1)', [prismaMigrateLock]);",
    replacement: '',
    caughtBy: 'data/migrate.test.ts › takes no lock where nothing is pending, and waits for it',
  },
];
