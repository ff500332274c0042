import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Keyring } from './keyring.ts';
import type { PairSource, Position } from './session-row.ts';

const wireClaims = Compile(
  Type.Object({
    sid: Type.String({ format: 'uuid' }),
    epoch: Type.Integer({ minimum: 0 }),
    gen: Type.Integer({ minimum: 0 }),
    sub: Type.String(),
  }),
);

/** Which pair of which session a refresh token belongs to. Its times are not here: the row judges them. */
export interface RefreshClaims extends Position {
  readonly userId: string;
}

export interface RefreshTokens {
  /** The key that new generations are signed with. */
  readonly signingKid: string;
  /**
   * The refresh token of a row: the same row gives the same string, on every replica and under any
   * configured lifetime. Only a retired key changes it.
   */
  of(row: PairSource): string;
  /** The claims of a token that we signed, expired or not; undefined for anything else. */
  read(token: string): RefreshClaims | undefined;
}

export function createRefreshTokens(keyring: Keyring): RefreshTokens {
  return {
    signingKid: keyring.signing.kid,
    of(row) {
      const key = keyring.find(row.kid) ?? keyring.signing;
      return key.sign({
        sub: row.userId,
        sid: row.id,
        epoch: row.epoch,
        gen: row.generation,
        iat: seconds(row.rotatedAt),
        exp: seconds(row.absoluteExpiresAt),
      });
    },
    read(token) {
      const claims = keyring.read(token);
      if (!wireClaims.Check(claims)) return undefined;
      return { id: claims.sid, epoch: claims.epoch, generation: claims.gen, userId: claims.sub };
    },
  };
}

function seconds(time: number): number {
  return Math.floor(time / 1000);
}
