import type { Clock } from '../core/index.ts';

/**
 * The device's clock, kept from running backwards. WeChat's runtime has no monotonic clock: one that
 * leaps ahead costs a refresh too early, one that is set back is met by the server's 401.
 */
export function createDeviceClock(wall: () => number = Date.now): Clock {
  let latest = Number.NEGATIVE_INFINITY;
  return {
    now() {
      latest = Math.max(latest, wall());
      return latest;
    },
    after(ms, task) {
      const timer = setTimeout(task, ms);
      return () => clearTimeout(timer);
    },
  };
}
