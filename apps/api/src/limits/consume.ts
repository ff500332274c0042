import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import { DatabaseUnavailable } from '../data/database-unavailable.ts';
import { Refusal } from '../refusal.ts';

/**
 * Counts one more.
 *
 * @throws Refusal `rate_limited`, with the seconds until the window ends; DatabaseUnavailable where
 * nobody can count.
 */
export async function consume(limiter: RateLimiterAbstract, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw new DatabaseUnavailable(error);
    throw new Refusal('rate_limited', {
      retryAfter: Math.max(1, Math.ceil(error.msBeforeNext / 1000)),
    });
  }
}

/** Counts one more with each in turn, until one refuses. */
export async function consumeAll(
  limiters: readonly RateLimiterAbstract[],
  key: string,
): Promise<void> {
  for (const limiter of limiters) await consume(limiter, key);
}
