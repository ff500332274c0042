import type { AbortSignalLike } from '../ports.ts';
import { SessionError } from '../session-error.ts';

/** Throws `ABORTED` for a call whose caller has given up. */
export function requireWanted(signal: AbortSignalLike | undefined): void {
  if (signal?.aborted) throw new SessionError('ABORTED');
}

/** What `promise` gives, unless the caller gives up first: then `ABORTED`, at once. */
export async function untilAborted<T>(
  promise: Promise<T>,
  signal: AbortSignalLike | undefined,
): Promise<T> {
  requireWanted(signal);
  if (signal === undefined) return promise;
  let giveUp = () => {};
  const aborted = new Promise<never>((_, reject) => {
    giveUp = () => reject(new SessionError('ABORTED'));
  });
  signal.addEventListener('abort', giveUp);
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}
