import type { Clock } from '../../core/index.ts';

const LONGEST_DELAY = 30_000;

/** The next try to connect: after 1 to 2 s, then twice that each time, up to 30 s. */
export interface Reconnection {
  schedule(): void;
  cancel(): void;
  /** What comes is no repetition of what has failed. */
  forget(): void;
}

export function createReconnection(clock: Clock, connect: () => void): Reconnection {
  let failures = 0;
  let cancel = () => {};
  return {
    cancel: () => cancel(),
    forget: () => {
      failures = 0;
    },
    schedule() {
      cancel();
      const longest = Math.min(LONGEST_DELAY, 2_000 * 2 ** failures);
      failures += 1;
      cancel = clock.after(longest * (0.5 + Math.random() / 2), connect);
    },
  };
}
