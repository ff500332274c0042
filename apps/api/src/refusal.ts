import type { EndReason, ErrorCode, Problem, SNAPSHOT_USER } from '@wugan/shared';

interface RefusalDetails {
  readonly reason?: EndReason | typeof SNAPSHOT_USER;
  /** Epoch milliseconds. */
  readonly serverTime?: number;
  /** Seconds. */
  readonly retryAfter?: number;
  readonly errors?: NonNullable<Problem['errors']>;
}

/** An answer that is not the one asked for: thrown anywhere, written in one place (plugins/problem.ts). */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ErrorCode;
  readonly details: RefusalDetails;

  constructor(code: ErrorCode, details: RefusalDetails = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}
