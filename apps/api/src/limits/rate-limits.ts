import { errorKinds } from '@wugan/shared';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { SharedCounters } from '../data/shared-counters.ts';
import { Refusal } from '../refusal.ts';
import { consume } from './consume.ts';
import { networkOf } from './network-of.ts';
import type { Thresholds } from './thresholds.ts';

/** Who asks too often. Sign-in and refresh are counted apart: a storm on one never blocks the other. */
export interface RateLimits {
  /** Counts a sign-in, whatever comes of it. @throws Refusal `rate_limited` */
  signIn(address: string): Promise<void>;
  /**
   * Carries out a refresh, and counts it if it is refused for good. One that is granted is never
   * limited, nor is the way back from a freeze; nor is it asked where it comes from.
   */
  refresh<Answer>(from: { readonly ip: string }, refresh: () => Promise<Answer>): Promise<Answer>;
}

/** `shared` counts for all replicas; before it each one counts for itself, so that a flood ends there. */
export function createRateLimits(
  shared: SharedCounters,
  appId: string,
  { window, signInsPerAddress, signInsPerApp, refusedRefreshesPerAddress }: Thresholds,
): RateLimits {
  const inMemory = (points: number) => new RateLimiterMemory({ points, duration: window });
  const byAddress = [
    inMemory(signInsPerAddress),
    shared.limiter('sign-in-address', signInsPerAddress, window),
  ];
  const byApp = [inMemory(signInsPerApp), shared.limiter('sign-in-app', signInsPerApp, window)];
  const refusals = inMemory(refusedRefreshesPerAddress);

  return {
    async signIn(address) {
      const network = networkOf(address);
      for (const limiter of byAddress) await consume(limiter, network);
      for (const limiter of byApp) await consume(limiter, appId);
    },

    async refresh(from, refresh) {
      try {
        return await refresh();
      } catch (error) {
        if (error instanceof Refusal && isForGood(error))
          await consume(refusals, networkOf(from.ip));
        throw error;
      }
    },
  };
}

/** Not a proof that is asked for, nor trouble on our side or WeChat's. */
function isForGood({ code }: Refusal): boolean {
  const { next } = errorKinds[code];
  return next === 'sign_in' || next === 'stop';
}
