import type { ApiMutant } from './api-mutant.ts';

const commit = 'session/audit-commit.test.ts';
const limits = 'limits/user-limits.test.ts';

/** That nothing is changed which the audit does not tell of, and that nobody spends what all share. */
export const auditMutants: readonly ApiMutant[] = [
  {
    name: 'a session ends without an entry in its commit',
    file: 'data/end-sessions.ts',
    anchor: 'noted AS (${note})',
    replacement: 'noted AS (SELECT)',
    caughtBy: `${commit} › a change of which nobody knew in time whether it is committed`,
  },
  {
    name: 'a freeze, a theft and a proof have no entry in their commit',
    file: 'data/session-store.ts',
    anchor: 'noted AS (${note})',
    replacement: 'noted AS (SELECT)',
    caughtBy: `${commit} › a change of which nobody knew in time whether it is committed`,
  },
  {
    name: 'what heals has no entry in its commit',
    file: 'data/rotate-together.ts',
    anchor: '  noted AS (${noteHealed})`);',
    replacement: '  noted AS (SELECT $9::int[])`);',
    caughtBy: `${commit} › a change of which nobody knew in time whether it is committed`,
  },
  {
    name: 'phone codes are not limited',
    file: 'routes/me.ts',
    anchor: '      onRequest: (request) => limits.phoneCode(requireCaller(request).userId),\n',
    replacement: '',
    caughtBy: `${limits} › is limited for a user, on whatever session, and for nobody else`,
  },
  {
    name: 'each replica counts phone codes and pictures for itself',
    file: 'limits/rate-limits.ts',
    anchor: '    shared.limiter(name, points, userWindow),\n',
    replacement: '',
    caughtBy: `${limits} › both are limited by all replicas together`,
  },
  {
    name: 'a proof with a code that is none asks WeChat over any limit',
    file: 'limits/rate-limits.ts',
    anchor: 'if (from.body.proof !== undefined)',
    replacement: "if (from.ip === '')",
    caughtBy: 'limits/rate-limits.test.ts › that proves with codes that are none is refused',
  },
  {
    name: 'pictures that nobody reads fill the memory',
    file: 'limits/under-way.ts',
    anchor: "if (underWay >= most) throw new Refusal('unavailable');",
    replacement: '',
    caughtBy: 'limits/under-way.test.ts › answers beyond those under way are refused',
  },
];
