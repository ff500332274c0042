/** What all tokens of one kind say of themselves. */
export interface TokenMark {
  readonly typ: string;
  readonly issuer: string;
  readonly audience: string;
}

const issuer = 'wugan';

/** What keeps the kinds apart beside their keys: media types (as in RFC 9068) and audiences of their own. */
export const tokenMarks = {
  access: { typ: 'at+jwt', issuer, audience: 'wugan-api' },
  refresh: { typ: 'rt+jwt', issuer, audience: 'wugan-refresh' },
} as const satisfies Record<string, TokenMark>;
