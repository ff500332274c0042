import type { Bundled } from './measure-size.ts';

export interface Goal extends Bundled {
  /** The most that it should add, bytes. */
  readonly goal: number;
  /** The most that it may add, bytes: what has been reached, and a little. */
  readonly ceiling: number;
}

const KB = 1_000;
const CORE_GOAL = 3 * KB;
const ROOMS_GOAL = 5 * KB;
const host = ['@reduxjs/toolkit', '@reduxjs/toolkit/*', '@tarojs/taro'];

/** What is exported is more than any one app imports, and bundlers leave the rest out: both are said. */
export const ours: readonly Goal[] = [
  {
    name: '@wugan/session: createSession alone',
    code: "export { createSession } from '@wugan/session';",
    goal: CORE_GOAL,
    ceiling: 5_820,
  },
  {
    name: '@wugan/session: all that it exports',
    code: "export * from '@wugan/session';",
    goal: CORE_GOAL,
    ceiling: 6_800,
  },
  {
    name: '@wugan/session + /redux + /taro: what a Taro app with RTK Query imports',
    code: `
      export { createHttpAuthServer, createSession } from '@wugan/session';
      export * from '@wugan/session/redux';
      export { createTaroPlatform, createTaroTransport } from '@wugan/session/taro';`,
    external: host,
    goal: ROOMS_GOAL,
    ceiling: 9_060,
  },
  {
    name: '@wugan/session + /redux + /taro: all that they export',
    code: "export * from '@wugan/session'; export * from '@wugan/session/redux'; export * from '@wugan/session/taro';",
    external: host,
    goal: ROOMS_GOAL,
    ceiling: 9_970,
  },
];

export const theirs: readonly Bundled[] = [
  {
    name: 'axios-auth-refresh (axios not counted)',
    code: "export { createAuthRefresh } from 'axios-auth-refresh';",
    external: ['axios'],
  },
  {
    name: 'alova with fetch and its token authentication',
    code: "export { createAlova } from 'alova'; export { default } from 'alova/fetch'; export { createServerTokenAuthentication } from 'alova/client';",
  },
  {
    name: 'async-mutex (RTK Query not counted)',
    code: "export { Mutex } from 'async-mutex';",
  },
  {
    name: 'apollo-link-token-refresh (Apollo not counted)',
    code: "export { TokenRefreshLink } from 'apollo-link-token-refresh';",
    external: ['@apollo/client', '@apollo/client/*'],
  },
  {
    name: 'supertokens-website',
    code: "export { default } from 'supertokens-website';",
  },
  {
    name: '@supabase/auth-js',
    code: "export { AuthClient } from '@supabase/auth-js';",
  },
].map((bundled) => ({ ...bundled, isPeer: true }));

/** Bytes as kB of 1,000, with one decimal. */
export function kilobytes(bytes: number): string {
  return `${(bytes / KB).toFixed(1)} kB`;
}
