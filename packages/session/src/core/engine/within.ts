import type { Clock } from '../ports.ts';

/** What `promise` gives within `ms`, else `late`. The promise itself is left to go on. */
export function within<T, L>(
  clock: Clock,
  ms: number,
  promise: Promise<T>,
  late: L,
): Promise<T | L> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(ms, () => resolve(late));
    promise.then(resolve, reject).finally(cancel);
  });
}

export function sleep(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(ms, resolve);
  });
}
