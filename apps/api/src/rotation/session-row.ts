import type { EndReason, Platform } from '@wugan/shared';

/** Which pair of a session: pairs are ordered by epoch, then generation. */
export interface Position {
  readonly id: string;
  readonly epoch: number;
  readonly generation: number;
}

/** A session as the database holds it: everything its tokens are made from. Times are epoch milliseconds. */
export interface SessionRow extends Position {
  readonly userId: string;
  readonly identityId: string;
  readonly rotatedAt: number;
  /** SHA-256 (hex) of the attempt key that made this generation; null if there was none. */
  readonly rotatedBy: string | null;
  readonly acknowledgedAt: number | null;
  /** The key that signs this generation's refresh token. */
  readonly kid: string;
  readonly frozenAt: number | null;
  readonly revokedAt: number | null;
  readonly endReason: EndReason | null;
  readonly createdAt: number;
  readonly idleExpiresAt: number;
  readonly absoluteExpiresAt: number;
  readonly epochAt: number;
  readonly platform: Platform;
  readonly device: string | null;
}

/** Of a row what its pair is made from. */
export type PairSource = Position &
  Pick<SessionRow, 'userId' | 'kid' | 'rotatedAt' | 'idleExpiresAt' | 'absoluteExpiresAt'>;

/** A look at the database: the row, if there is one, at the database's own time. */
export interface Sighting {
  readonly row: SessionRow | undefined;
  readonly now: number;
}

/** Only a mini program can prove its owner without asking: `wx.login` is silent there. */
export function hasSilentProof({ platform }: Pick<SessionRow, 'platform'>): boolean {
  return platform === 'weapp';
}

/** The lowest epoch whose access tokens this session still honours; `Infinity` once it has ended. */
export function lowestLivingEpoch(row: SessionRow): number {
  if (row.revokedAt !== null) return Number.POSITIVE_INFINITY;
  return row.frozenAt !== null ? row.epoch + 1 : row.epoch;
}
