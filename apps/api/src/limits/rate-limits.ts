import { errorKinds } from '@wugan/shared';
import { type RateLimiterAbstract, RateLimiterMemory } from 'rate-limiter-flexible';
import type { SharedCounters } from '../data/shared-counters.ts';
import { Refusal } from '../refusal.ts';
import { consume, consumeAll } from './consume.ts';
import { networkOf } from './network-of.ts';
import type { Thresholds } from './thresholds.ts';
import { boundUnderWay } from './under-way.ts';

/** Who asks too often. Sign-in and refresh are counted apart: a storm on one never blocks the other. */
export interface RateLimits {
  /** Counts a sign-in, whatever comes of it. @throws Refusal `rate_limited` */
  signIn(address: string): Promise<void>;
  /**
   * Carries out a refresh, and counts it if it is refused for good. One that is granted is never
   * limited, nor is the question for a proof; nor is it asked where it comes from. One that brings a
   * proof costs WeChat a call, so it is not carried out for whoever is over the limit.
   */
  refresh<Answer>(from: RefreshCall, refresh: () => Promise<Answer>): Promise<Answer>;
  /** Counts a phone code that a user sends. @throws Refusal `rate_limited` */
  phoneCode(userId: string): Promise<void>;
  /** Counts a picture that a user sends. @throws Refusal `rate_limited` */
  picture(userId: string): Promise<void>;
  /** Counts a picture that is asked for. @throws Refusal `rate_limited` */
  shownPicture(address: string): Promise<void>;
  /** Keeps a picture's place until its answer was taken. @throws Refusal `unavailable` */
  readonly pictureUnderWay: ReturnType<typeof boundUnderWay>;
}

/** Milliseconds for 512 KB, over the slowest connection that anybody waits at. */
const takeTime = 60_000;

interface RefreshCall {
  readonly ip: string;
  readonly body: { readonly proof?: unknown };
}

/** `shared` counts for all replicas; before it each one counts for itself, so that a flood ends there. */
export function createRateLimits(
  shared: SharedCounters,
  appId: string,
  thresholds: Thresholds,
): RateLimits {
  const { window, signInsPerAddress, signInsPerApp, userWindow } = thresholds;
  const inMemory = (points: number, duration = window) =>
    new RateLimiterMemory({ points, duration });
  const countSignIn =
    (byAddress: RateLimiterAbstract, byApp: RateLimiterAbstract) => async (network: string) => {
      await consume(byAddress, network);
      await consume(byApp, appId);
    };
  const signInHere = countSignIn(inMemory(signInsPerAddress), inMemory(signInsPerApp));
  const signInAnywhere = countSignIn(
    shared.limiter('sign-in-address', signInsPerAddress, window),
    shared.limiter('sign-in-app', signInsPerApp, window),
  );
  const ofUser = (name: string, points: number) => [
    inMemory(points, userWindow),
    shared.limiter(name, points, userWindow),
  ];
  const phoneCodes = ofUser('phone-code', thresholds.phoneCodesPerUser);
  const pictures = ofUser('picture', thresholds.picturesPerUser);
  const refusals = inMemory(thresholds.refusedRefreshesPerAddress);
  const shownPictures = inMemory(thresholds.shownPicturesPerAddress);
  const pictureUnderWay = boundUnderWay({ most: thresholds.picturesUnderWay, longest: takeTime });

  return {
    async signIn(address) {
      const network = networkOf(address);
      // First all that is in memory: a flood from many addresses ends there, too.
      await signInHere(network);
      await signInAnywhere(network);
    },

    async refresh(from, refresh) {
      if (from.body.proof !== undefined)
        return countedUnlessGranted(refusals, networkOf(from.ip), refresh);
      try {
        return await refresh();
      } catch (error) {
        if (error instanceof Refusal && isForGood(error))
          await consume(refusals, networkOf(from.ip));
        throw error;
      }
    },

    phoneCode: (userId) => consumeAll(phoneCodes, userId),
    picture: (userId) => consumeAll(pictures, userId),
    pictureUnderWay,
    shownPicture: (address) => consume(shownPictures, networkOf(address)),
  };
}

/** Counts before, so that many at once are not more than one after another, and takes it back. */
async function countedUnlessGranted<Answer>(
  refusals: RateLimiterAbstract,
  network: string,
  refresh: () => Promise<Answer>,
): Promise<Answer> {
  await consume(refusals, network);
  let isRefused = false;
  try {
    return await refresh();
  } catch (error) {
    isRefused = error instanceof Refusal && isForGood(error);
    throw error;
  } finally {
    if (!isRefused) await refusals.reward(network, 1);
  }
}

/** Not a proof that is asked for, nor trouble on our side or WeChat's. */
function isForGood({ code }: Refusal): boolean {
  const { next } = errorKinds[code];
  return next === 'sign_in' || next === 'stop';
}
