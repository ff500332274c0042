import type { ApiMutant } from './api-mutant.ts';

const locked = 'data/row-locks.test.ts';

/** What whoever waits for the database rests on: tries, time-outs, locks. */
export const waitingMutants: readonly ApiMutant[] = [
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
