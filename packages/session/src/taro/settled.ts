import { type AbortSignalLike, TransportError } from '../core/index.ts';
import { readFailure } from './read-failure.ts';

/** What a task gives, with the caller's abort reaching it and its failure named. */
export async function settled<T>(
  task: PromiseLike<T> & { abort?(): void },
  signal: AbortSignalLike | undefined,
): Promise<T> {
  const abort = () => task.abort?.();
  signal?.addEventListener('abort', abort);
  try {
    return await task;
  } catch (failure) {
    let kind = readFailure(failure);
    // The browser's own time-out of a Taro request is an abort that nobody asked for.
    if (kind === 'aborted') kind = 'timeout';
    throw new TransportError(signal?.aborted ? 'aborted' : kind);
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}
