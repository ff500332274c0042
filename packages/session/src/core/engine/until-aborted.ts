import type { AbortSignalLike } from '../ports.ts';
import { SessionError } from '../session-error.ts';

/** Throws `ABORTED` for a call whose caller has given up. */
export function requireWanted(signal: AbortSignalLike | undefined): void {
  if (signal?.aborted) throw new SessionError('ABORTED');
}

/** What `promise` gives, unless the caller gives up first: then `ABORTED`, at once. */
export function untilAborted<T>(
  promise: Promise<T>,
  signal: AbortSignalLike | undefined,
): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new SessionError('ABORTED'));
    const leave = () => signal.removeEventListener('abort', giveUp);
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp);
    promise.then(resolve, reject).finally(leave);
  });
}
