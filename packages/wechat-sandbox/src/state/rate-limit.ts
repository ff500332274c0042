import type { Clock } from '../clock.ts';

const windowMs = 60_000;

/** "每个用户每分钟 100 次": the limit of code2Session. */
export const callsPerMinute = 100;

export interface RateLimit {
  /** Whether one more call by `key` is within the limit; a call that is not does not count. */
  admit(key: string): boolean;
}

/** Allows `limit` calls per key in any 60 seconds. */
export function createRateLimit(clock: Clock, limit: number): RateLimit {
  const admitted = new Map<string, number[]>();
  return {
    admit(key) {
      const now = clock();
      const recent = (admitted.get(key) ?? []).filter((at) => at > now - windowMs);
      const within = recent.length < limit;
      if (within) recent.push(now);
      admitted.set(key, recent);
      return within;
    },
  };
}
