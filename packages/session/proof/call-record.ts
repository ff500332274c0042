import type { Bearer } from '../src/core/index.ts';

/** What became of one call, as the world has seen it. */
export interface CallRecord {
  readonly number: number;
  /** The session it was made in; null while storage has not been read. */
  readonly sessionId: string | null;
  readonly sends: Bearer[];
  /** How many of its sends were answered with "not accepted". */
  rejections: number;
  isSending: boolean;
  isGivenUp: boolean;
  settlements: number;
  /** Of the answer that its caller got. */
  status?: number;
}
