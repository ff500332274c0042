import { setTimeout as pause } from 'node:timers/promises';
import { startOwnTime } from './own-time.ts';

/** Waits until a condition holds. @throws if it does not within `patience` milliseconds of this process's own time. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  patience = 15_000,
): Promise<void> {
  const watch = startOwnTime();
  try {
    while (!(await holds())) {
      if (watch.elapsed() > patience) throw new Error('It did not happen in time');
      await pause(10);
    }
  } finally {
    watch.stop();
  }
}
