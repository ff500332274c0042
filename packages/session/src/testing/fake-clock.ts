import type { Clock } from '../core/index.ts';

export interface FakeClock extends Clock {
  /** Lets `ms` pass, running what falls due in order, with all promises settled in between. */
  advance(ms: number): Promise<void>;
  /** Moves the clock without letting time pass, as a user who sets their phone. */
  jump(ms: number): void;
}

/** One trip over a network that takes no time. */
export function trip(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Lets everything that is ready to run, run: enough for a call to be sent, rejected and parked. */
export async function settle(): Promise<void> {
  for (let trips = 0; trips < 4; trips += 1) await trip();
}

export function createFakeClock(start = 1_000): FakeClock {
  const timers = new Set<{ due: number; task: () => void }>();
  let elapsed = 0;
  let skew = start;

  return {
    now: () => elapsed + skew,
    after(ms, task) {
      const timer = { due: elapsed + ms, task };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    jump(ms) {
      skew += ms;
    },
    async advance(ms) {
      const end = elapsed + ms;
      await settle();
      for (;;) {
        const next = [...timers].sort((a, b) => a.due - b.due)[0];
        if (next === undefined || next.due > end) break;
        timers.delete(next);
        elapsed = Math.max(elapsed, next.due);
        next.task();
        await settle();
      }
      elapsed = end;
    },
  };
}
