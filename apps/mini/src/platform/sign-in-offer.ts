import type { SignInOffer } from '@wugan/shared';

/**
 * The offer that works in this browser: WeChat's own opens an official account's page and no QR code
 * that it could scan; any other opens the QR code only.
 */
export function offerFor(
  offers: readonly SignInOffer[],
  userAgent: string,
): SignInOffer | undefined {
  const wanted = /MicroMessenger/i.test(userAgent) ? 'wechat-official-account' : 'wechat-website';
  return offers.find(({ provider }) => provider === wanted);
}
