import type { AppCredentials } from '../credentials.ts';

/** The two kinds of app that sign people in on the web; each has an id and a secret of its own. */
export type WebAppKind = 'official-account' | 'website';

/** An app that may send its visitors to WeChat's authorization page. */
export interface WebApp extends AppCredentials {
  readonly kind: WebAppKind;
}

/** What tells the two kinds apart, as WeChat's pages for them say it. */
export const webAppRules = {
  'official-account': {
    scopes: ['snsapi_base', 'snsapi_userinfo'],
    /** "code 只能使用一次，5 分钟未被使用自动过期". */
    codeLifetimeMs: 5 * 60_000,
  },
  website: {
    scopes: ['snsapi_login'],
    /** "code 的超时时间为 10 分钟". */
    codeLifetimeMs: 10 * 60_000,
  },
} as const satisfies Record<WebAppKind, { scopes: readonly string[]; codeLifetimeMs: number }>;
