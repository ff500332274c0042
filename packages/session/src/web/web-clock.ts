import type { Clock } from '../core/index.ts';

/** Monotonic, and comparable between page loads: the page's own start plus the time since. */
export const webClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};
