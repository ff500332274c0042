import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Keyring } from './keyring.ts';
import { createRecent } from './recent.ts';
import type { PairSource, Position } from './session-row.ts';

/** How many tokens are remembered as verified: a few megabytes. */
const remembered = 10_000;

const wireClaims = Compile(
  Type.Object({
    sid: Type.String({ format: 'uuid' }),
    epoch: Type.Integer({ minimum: 0 }),
    gen: Type.Integer({ minimum: 0 }),
    sub: Type.String({ format: 'uuid' }),
    iat: Type.Integer({ minimum: 0 }),
    exp: Type.Integer({ minimum: 0 }),
    /** The part of the second that RFC 7519 times leave out, so that a short lifetime is exact. */
    ms: Type.Optional(Type.Integer({ minimum: 0, maximum: 999 })),
  }),
);

/** Who calls, and by which pair of which session. */
export interface AccessClaims extends Position {
  readonly userId: string;
  /** Database time, epoch milliseconds. */
  readonly issuedAt: number;
}

export type AccessReading =
  | { readonly kind: 'valid'; readonly claims: AccessClaims }
  | { readonly kind: 'expired'; readonly claims: AccessClaims }
  | { readonly kind: 'invalid' };

export interface AccessTokens {
  /** Seconds. */
  readonly lifetime: number;
  /** `now` is database time in epoch milliseconds. */
  mint(row: PairSource, now: number): string;
  read(token: string, now: number): AccessReading;
}

/** What a token says, once its signature was found good; nothing here changes while it lives. */
interface Verified {
  readonly token: string;
  readonly claims: AccessClaims;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** Access tokens of `lifetime` seconds, minted and judged by database time. */
export function createAccessTokens(keyring: Keyring, lifetime: number): AccessTokens {
  // A token is sent with every call for hours, and is the same string each time: its signature need
  // be computed for the first of them only. Whether it has expired, or ended, is asked every time.
  const verified = createRecent<Verified>(remembered);

  function verify(token: string): Verified | undefined {
    const wire = keyring.read(token);
    if (!wireClaims.Check(wire)) return undefined;
    const { sub, sid, epoch, gen, iat, exp, ms = 0 } = wire;
    const claims = { userId: sub, id: sid, epoch, generation: gen, issuedAt: iat * 1000 + ms };
    // A lifetime that was lowered holds at once, so nobody need remember ended sessions for longer.
    return { token, claims, expiresAt: Math.min(exp, iat + lifetime) * 1000 + ms };
  }

  return {
    lifetime,
    mint(row, now) {
      const iat = Math.floor(now / 1000);
      return keyring.signing.sign({
        sub: row.userId,
        sid: row.id,
        epoch: row.epoch,
        gen: row.generation,
        iat,
        exp: iat + lifetime,
        ms: now % 1000,
      });
    },
    read(token, now) {
      // Looked up by its end, which is short, and then compared as a whole.
      const signature = token.slice(token.lastIndexOf('.') + 1);
      let known = verified.get(signature);
      if (known?.token !== token) {
        known = verify(token);
        if (!known) return { kind: 'invalid' };
        if (now < known.expiresAt) verified.set(signature, known);
      }
      return { kind: now >= known.expiresAt ? 'expired' : 'valid', claims: known.claims };
    },
  };
}
