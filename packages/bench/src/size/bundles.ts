import type { Bundled } from './measure-size.ts';

export interface Goal extends Bundled {
  /** The most that it should add, bytes. */
  readonly goal: number;
}

const KB = 1_000;

export const ours: readonly Goal[] = [
  {
    name: '@wugan/session',
    code: "export * from '@wugan/session';",
    goal: 3 * KB,
  },
  {
    name: '@wugan/session + /redux + /taro',
    code: "export * from '@wugan/session'; export * from '@wugan/session/redux'; export * from '@wugan/session/taro';",
    external: ['@reduxjs/toolkit', '@reduxjs/toolkit/*', '@tarojs/taro'],
    goal: 5 * KB,
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
