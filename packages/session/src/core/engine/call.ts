import type { Position } from '../credential.ts';
import type { AbortSignalLike } from '../ports.ts';

/** What a request carries: the headers to send, which pair they belong to, and the number of the call. */
export interface Bearer extends Position {
  readonly call: number;
  /** Frozen: other calls have the same ones. */
  readonly headers: Readonly<Record<string, string>>;
}

/** How a call is told from its answers, and given up. */
export interface CallOptions<T> {
  /** True for an answer that says that the access token was not accepted, and nothing was done. */
  isRejected(answer: NoInfer<T>): boolean;
  /** Frees the call while it waits (`ABORTED`). What is on its way is aborted by `send`, if at all. */
  readonly signal?: AbortSignalLike | undefined;
}

/** Carries one call: at most two sends, exactly one outcome. */
export type Call = <T>(send: (bearer: Bearer) => Promise<T>, options: CallOptions<T>) => Promise<T>;
