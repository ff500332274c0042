import { setImmediate } from 'node:timers/promises';
import { install } from '@sinonjs/fake-timers';

/** Turns of the real event loop in which everything that waits for no timer runs to its end. */
const TURNS = 16;

/** Time that passes only when nothing else can happen: ten minutes take no time, and every run is the same. */
export interface VirtualTime {
  /** Gives what `task` gives, letting time pass from timer to timer until it settles. */
  play<T>(task: () => Promise<T>): Promise<T>;
  /** Puts the real timers back. */
  remove(): void;
}

/** Replaces the timers and clocks of this process, before anything that might keep a real one is loaded. */
export function installVirtualTime(): VirtualTime {
  const clock = install({
    now: Date.UTC(2026, 0, 1),
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
  });

  return {
    async play(task) {
      let isSettled = false;
      const playing = task().finally(() => {
        isSettled = true;
      });
      playing.catch(() => {});
      for (;;) {
        for (let turn = 0; turn < TURNS && !isSettled; turn += 1) await setImmediate();
        if (isSettled) return playing;
        if (clock.countTimers() === 0) throw new Error('nothing can happen any more');
        clock.next();
      }
    },
    remove: () => clock.uninstall(),
  };
}
