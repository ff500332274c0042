import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { type Keyring, readToken } from './keyring.ts';
import type { Position, SessionRow } from './session-row.ts';

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
  mint(row: SessionRow, now: number): string;
  read(token: string, now: number): AccessReading;
}

/** Access tokens of `lifetime` seconds, minted and judged by database time. */
export function createAccessTokens(keyring: Keyring, lifetime: number): AccessTokens {
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
      const wire = readToken(keyring, token);
      if (!wireClaims.Check(wire)) return { kind: 'invalid' };
      const claims = {
        userId: wire.sub,
        id: wire.sid,
        epoch: wire.epoch,
        generation: wire.gen,
        issuedAt: wire.iat * 1000 + (wire.ms ?? 0),
      };
      // A lifetime that was lowered holds at once, so nobody need remember ended sessions for longer.
      const exp = Math.min(wire.exp, wire.iat + lifetime);
      return { kind: now >= exp * 1000 + (wire.ms ?? 0) ? 'expired' : 'valid', claims };
    },
  };
}
