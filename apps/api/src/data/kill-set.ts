import type { Position } from '../rotation/session-row.ts';

/** The part of an access token that says whether it may have ended: which pair, and when it was issued. */
export type Issued = Pick<Position, 'id' | 'epoch'> & {
  /** Database time, epoch milliseconds. */
  readonly issuedAt: number;
};

/**
 * What has ended, in memory: per session the lowest epoch that still lives. An access token is
 * checked against it, so that no request need read the row.
 */
export interface KillSet {
  /**
   * Nothing below `lowestLivingEpoch` is honoured any more (`Infinity`: nothing at all). Never falls.
   * True if that is news.
   */
  raise(sessionId: string, lowestLivingEpoch: number): boolean;
  /** Nothing of any session is honoured that was issued before this database time. Never falls. True if that is news. */
  raiseAll(issuedBefore: number): boolean;
  isDead(token: Issued): boolean;
}

/** Keeps each ending for `lifetime` milliseconds: no access token is older than that. `now` never jumps. */
export function createKillSet(lifetime: number, now: () => number): KillSet {
  // In the order they were raised, so that the oldest are the first to go.
  const endings = new Map<string, { lowestLivingEpoch: number; raisedAt: number }>();
  let oldestLiving = Number.NEGATIVE_INFINITY;

  function forgetOld(): void {
    for (const [id, { raisedAt }] of endings) {
      if (now() - raisedAt <= lifetime) return;
      endings.delete(id);
    }
  }

  return {
    raise(id, lowestLivingEpoch) {
      forgetOld();
      if (lowestLivingEpoch === 0) return false;
      const known = endings.get(id)?.lowestLivingEpoch ?? 0;
      endings.delete(id);
      endings.set(id, {
        lowestLivingEpoch: Math.max(known, lowestLivingEpoch),
        raisedAt: now(),
      });
      return lowestLivingEpoch > known;
    },
    raiseAll(issuedBefore) {
      const isNews = issuedBefore > oldestLiving;
      oldestLiving = Math.max(oldestLiving, issuedBefore);
      return isNews;
    },
    isDead: ({ id, epoch, issuedAt }) =>
      issuedAt < oldestLiving || epoch < (endings.get(id)?.lowestLivingEpoch ?? 0),
  };
}
