import type { LoginRequest, Platform, WebProvider } from '@wugan/shared';
import { fingerprint } from '../rotation/fingerprint.ts';

/** Who signs people in within a mini program, as `identity.provider` names it; also where nothing is said. */
export const wechatProvider = 'wechat-mini-program';

/** Who says whom a code belongs to. */
export type Provider = typeof wechatProvider | WebProvider;

/**
 * The fingerprint that a code is remembered by. Each provider has codes of its own: one posted under
 * a false provider takes nothing from whom it belongs to.
 */
export function codeFingerprint(code: string, provider: Provider = wechatProvider): string {
  return fingerprint(provider === wechatProvider ? code : `${provider} ${code}`);
}

/** Where a session lives. A sign-in on the web has no silent proof, whatever the device says of itself. */
export function platformOf({ provider = wechatProvider, device }: LoginRequest): Platform {
  return provider === wechatProvider ? (device?.platform ?? 'weapp') : 'h5';
}
