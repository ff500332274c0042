import type { Clock } from '../core/index.ts';

/** The wall clock running ahead by more than this between two looks, ms, is a device that slept. */
const SLEEP = 1_000;

interface PageTime {
  readonly steady: () => number;
  readonly wall: () => number;
}

const pageTime: PageTime = {
  steady: () => performance.timeOrigin + performance.now(),
  wall: Date.now,
};

/**
 * Monotonic, and comparable between page loads: the page's own start plus the time since. In some
 * browsers that time stands still while the device sleeps (W3C High Resolution Time, on `now`): what the
 * wall clock has passed meanwhile is added. A user who sets it forward costs a refresh too early.
 */
export function createWebClock({ steady, wall }: PageTime = pageTime): Clock {
  let slept = 0;
  let lead = wall() - steady();
  return {
    now() {
      const before = lead;
      const time = steady();
      lead = wall() - time;
      if (lead - before > SLEEP) slept += lead - before;
      return time + slept;
    },
    after(ms, task) {
      const timer = setTimeout(task, ms);
      return () => clearTimeout(timer);
    },
  };
}
