import type { ApiMutant } from './api-mutant.ts';

const signIn = 'session/sign-in.test.ts';
const accounts = 'session/accounts.test.ts';

/** What a sign-in rests on: once for each code, and nobody becomes somebody else. */
export const signInMutants: readonly ApiMutant[] = [
  {
    name: 'two replicas exchange one code',
    file: 'data/spent-codes.ts',
    anchor: "if (claimed > 0) return { kind: 'claimed' };",
    replacement: "if (claimed >= 0) return { kind: 'claimed' };",
    caughtBy: `${signIn} › 50 times at once on three replicas`,
  },
  {
    name: 'a code that was seen signs in with another attempt',
    file: 'data/spent-codes.ts',
    anchor: "if (found.purpose !== 'sign_in' || found.attemptHash !== attemptHash)",
    replacement: "if (found.purpose !== 'sign_in')",
    caughtBy: `${signIn} › with another attempt, or none, is worth nothing`,
  },
  {
    name: 'a code gives a pair that is in use',
    file: 'session/sign-in.ts',
    anchor: 'return isLiving && isFirstPair && isWithinGrace(row.acknowledgedAt, now, rules);',
    replacement: 'return isLiving && isFirstPair;',
    caughtBy: `${signIn} › is spent once the pair is in use for 30 seconds`,
  },
  {
    name: 'a code that opened nothing is spent',
    file: 'session/exchange-claimed-code.ts',
    anchor: 'await database.codes.release(codeHash);',
    replacement: '',
    caughtBy: `${signIn} › %o is %i %s, and leaves nothing behind`,
  },
  {
    name: 'who is disabled signs in',
    file: 'data/sign-ins.ts',
    anchor: 'WHERE NOT EXISTS (SELECT FROM account WHERE disabled_at IS NOT NULL)',
    replacement: '',
    caughtBy: `${accounts} › has no session left on any replica within a second, and cannot sign in`,
  },
  {
    name: 'a unionid of two users is not reported',
    file: 'session/sign-in.ts',
    anchor: "    audit('unionid_conflict', row);",
    replacement: '    void row;',
    caughtBy: `${accounts} › that another user has is reported, and nobody becomes somebody else`,
  },
  {
    name: 'a newcomer has as many users as identities',
    file: 'data/sign-ins.ts',
    anchor: 'COALESCE((SELECT id FROM owner), ${ids.user}::uuid)',
    replacement: '${ids.user}::uuid',
    caughtBy: `${accounts} › that is known makes a new identity one more of the same user`,
  },
];
