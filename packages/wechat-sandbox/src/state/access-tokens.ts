import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';

const lifetimeMs = 7_200_000;
/** In its last five minutes a token is replaced, and both stay valid. */
const handoverMs = 5 * 60_000;
const forcedPauseMs = 30_000;
const forcedPerDay = 20;
const dayMs = 24 * 3_600_000;

interface AccessToken {
  readonly value: string;
  readonly expiresAt: number;
}

type Grant =
  | { readonly kind: 'granted'; readonly token: string; readonly expiresIn: number }
  | { readonly kind: 'quota_reached' };

type TokenVerdict = 'valid' | 'expired' | 'unknown';

/**
 * WeChat's own access token (not ours): the one a server calls WeChat with.
 *
 * Without force: the same token until its last five minutes, `expiresIn` counting down. With force: a
 * new one and the old one dies at once, except within 30 s of the last force, which changes nothing;
 * 20 times a day.
 *
 * Source: https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-access-token/getStableAccessToken.html
 */
export interface AccessTokens {
  grant(force: boolean): Grant;
  judge(token: string): TokenVerdict;
}

export function createAccessTokens(clock: Clock): AccessTokens {
  let living: AccessToken[] = [];
  let forcedAt: number[] = [];

  function mint(now: number): AccessToken {
    return { value: `90_${randomBytes(64).toString('base64url')}`, expiresAt: now + lifetimeMs };
  }

  function granted(token: AccessToken, now: number): Grant {
    const expiresIn = Math.floor((token.expiresAt - now) / 1000);
    return { kind: 'granted', token: token.value, expiresIn };
  }

  return {
    grant(force) {
      const now = clock();
      const current = living.at(-1);
      forcedAt = forcedAt.filter((at) => at > now - dayMs);
      if (force && now - (forcedAt.at(-1) ?? 0) >= forcedPauseMs) {
        if (forcedAt.length >= forcedPerDay) return { kind: 'quota_reached' };
        forcedAt.push(now);
        const token = mint(now);
        living = [token];
        return granted(token, now);
      }
      if (current && current.expiresAt - now > handoverMs) return granted(current, now);
      const token = mint(now);
      living = current ? [current, token] : [token];
      return granted(token, now);
    },
    judge(value) {
      const token = living.find((candidate) => candidate.value === value);
      if (!token) return 'unknown';
      return token.expiresAt > clock() ? 'valid' : 'expired';
    },
  };
}
