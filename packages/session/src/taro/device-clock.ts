import type { Clock } from '../core/index.ts';

/**
 * The device's clock, kept from running backwards: it ticks on from where it was when the user sets
 * the phone back. WeChat's runtime has no monotonic clock; one that leaps ahead costs a refresh too
 * early, and is set right by the next answer.
 */
export function createDeviceClock(wall: () => number = Date.now): Clock {
  let latest = wall();
  let shift = 0;
  return {
    now() {
      const time = wall() + shift;
      if (time < latest) shift += latest - time;
      else latest = time;
      return latest;
    },
    after(ms, task) {
      const timer = setTimeout(task, ms);
      return () => clearTimeout(timer);
    },
  };
}
