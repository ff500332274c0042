import type { ErrorCode } from './error-codes.ts';

/**
 * What a client does with each code that a refresh can be refused with. Codes that are not listed
 * say nothing about the session: it is kept, and the refresh is tried again later.
 */
export const refreshVerdicts = {
  refresh_token_invalid: 'ended',
  session_expired: 'ended',
  session_revoked: 'ended',
  proof_required: 'proof_required',
  wechat_code_invalid: 'proof_refused',
  request_too_late: 'too_late',
} as const satisfies Partial<Record<ErrorCode, string>>;

/** The codes of a 401 that a fresh access token cures; each is decided before any handler runs. */
export const accessRejections = [
  'access_token_invalid',
  'access_token_expired',
  'session_ended',
] as const satisfies readonly ErrorCode[];
