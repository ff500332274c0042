import { fileURLToPath } from 'node:url';

/** One row of the table. */
export interface Entrant {
  /** The name of its module, in `src/subject` (ours) or in `peers`. */
  readonly id: string;
  readonly name: string;
  readonly isPeer: boolean;
  /** The packages whose versions are told, the first of them first. */
  readonly packages: readonly string[];
  /** Where its documentation says how it is used. */
  readonly documentation: string;
  readonly remark?: string;
}

const alova = 'https://alova.js.org/tutorial/client/strategy/token-authentication';
const axiosAuthRefresh = 'https://github.com/Flyrell/axios-auth-refresh#readme';

const peers: readonly Omit<Entrant, 'isPeer'>[] = [
  {
    id: 'alova-server',
    name: 'alova, server auth',
    packages: ['alova'],
    documentation: alova,
    remark: 'The documented handler sends the user to the sign-in page where a refresh fails.',
  },
  {
    id: 'alova-client',
    name: 'alova, client auth, async `isExpired`',
    packages: ['alova'],
    documentation: alova,
    remark:
      'Reads the clock. Its `isExpired` may be asynchronous, as with asynchronous storage it must be.',
  },
  {
    id: 'axios-auth-refresh',
    name: 'axios-auth-refresh',
    packages: ['axios-auth-refresh', 'axios'],
    documentation: axiosAuthRefresh,
  },
  {
    id: 'axios-auth-refresh-each',
    name: 'axios-auth-refresh, `deduplicateRefresh: false`',
    packages: ['axios-auth-refresh', 'axios'],
    documentation: axiosAuthRefresh,
  },
  {
    id: 'rtk-query-recipe',
    name: 'RTK Query recipe + async-mutex',
    packages: ['@reduxjs/toolkit', 'async-mutex'],
    documentation:
      'https://redux-toolkit.js.org/rtk-query/usage/customizing-queries#preventing-multiple-unauthorized-errors',
    remark: 'The recipe dispatches `loggedOut()` whenever a refresh gave nothing.',
  },
  {
    id: 'supertokens-website',
    name: 'supertokens-website',
    packages: ['supertokens-website'],
    documentation:
      'https://supertokens.com/docs/post-authentication/session-management/switch-between-cookies-and-header-authentication',
    remark: 'Header-based sessions; its server API, window, cookies and storage are stand-ins.',
  },
  {
    id: 'apollo-link-token-refresh',
    name: 'apollo-link-token-refresh',
    packages: ['apollo-link-token-refresh', '@apollo/client'],
    documentation: 'https://github.com/newsiberian/apollo-link-token-refresh#readme',
    remark: 'Reads the clock. Its links alone, without the cache of an `ApolloClient`.',
  },
  {
    id: 'supabase-auth-js',
    name: 'supabase auth-js',
    packages: ['@supabase/auth-js'],
    documentation: 'https://supabase.com/docs/reference/javascript/auth-getsession',
    remark:
      'Reads the clock: `getSession()` before each request. The newest version that runs on Node 20; its server API is a stand-in.',
  },
];

export const entrants: readonly Entrant[] = [
  {
    id: 'wugan-core',
    name: '**Wugan**, core',
    isPeer: false,
    packages: ['@wugan/session'],
    documentation: '../packages/session/README.md',
  },
  {
    id: 'wugan-redux',
    name: '**Wugan**, core + redux base query',
    isPeer: false,
    packages: ['@wugan/session', '@reduxjs/toolkit'],
    documentation: '../packages/session/README.md',
  },
  ...peers.map((peer) => ({ ...peer, isPeer: true })),
  {
    id: 'article-pattern',
    name: 'flag + array (the pasted pattern)',
    isPeer: false,
    packages: [],
    documentation: '../packages/bench/src/subject/article-pattern.ts',
    remark: 'An `isTokenRefreshing` flag and a `failedRequests` array, written after the pattern.',
  },
];

/** The module that holds an entrant's `system`. */
export function moduleOf({ id, isPeer }: Entrant): string {
  const folder = isPeer ? '../../peers/' : '../subject/';
  return fileURLToPath(new URL(`${folder}${id}.ts`, import.meta.url));
}
