import type { SignInOffer } from '@wugan/shared';
import { offerFor } from './sign-in-offer.ts';
import { createRoundTrip, type RoundTrip } from './sign-in-round-trip.ts';

/** The way to WeChat's authorization page and back; only a browser has one. */
export const roundTrip: RoundTrip | null =
  process.env.TARO_ENV === 'h5' ? createRoundTrip(window) : null;

/** Which of these offers this browser can take. */
export function offerHere(offers: readonly SignInOffer[]): SignInOffer | undefined {
  return offerFor(offers, navigator.userAgent);
}
