import { setTimeout as pause } from 'node:timers/promises';

/** Waits until a condition holds. @throws if it does not within `patience` milliseconds. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  patience = 15_000,
): Promise<void> {
  const deadline = performance.now() + patience;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('It did not happen in time');
    await pause(10);
  }
}
