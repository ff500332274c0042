import type { EndReason } from './session-state.ts';

/**
 * Why a call got no answer:
 * - `SIGN_IN_REQUIRED`: nobody is signed in; nothing was sent.
 * - `SESSION_ENDED`: the session it was made in has ended (`reason` says why).
 * - `REFRESH_UNREACHABLE`: the token needs a refresh that could not be had now; still signed in, try later.
 * - `ABORTED`: the caller gave up while it waited; it was not sent, or not again.
 * - `QUEUE_FULL`: more calls wait for the refresh than the bound allows.
 * - `SINGLE_PAGE_MODE`: WeChat's single-page mode has no sign-in.
 */
export type SessionErrorCode =
  | 'SIGN_IN_REQUIRED'
  | 'SESSION_ENDED'
  | 'REFRESH_UNREACHABLE'
  | 'ABORTED'
  | 'QUEUE_FULL'
  | 'SINGLE_PAGE_MODE';

/** The only error that this package makes; it never holds a token. */
export class SessionError extends Error {
  override readonly name = 'SessionError';
  readonly code: SessionErrorCode;
  readonly reason: EndReason | null;

  constructor(code: SessionErrorCode, reason: EndReason | null = null) {
    super(reason === null ? code : `${code} (${reason})`);
    this.code = code;
    this.reason = reason;
  }
}
