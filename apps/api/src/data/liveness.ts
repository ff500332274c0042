import { lowestLivingEpoch } from '../rotation/session-row.ts';
import type { KillFeed } from './kill-feed.ts';
import type { Issued, KillSet } from './kill-set.ts';
import type { SessionStore } from './session-store.ts';

/** Whether a session still honours an access token; answered from memory while the kill feed is fresh. */
export type IsLiving = (token: Issued) => boolean | Promise<boolean>;

interface LivenessSources {
  readonly killSet: KillSet;
  readonly feed: Pick<KillFeed, 'isFresh'>;
  readonly sessions: Pick<SessionStore, 'find'>;
}

/** Where the feed is not fresh, the answer throws DatabaseUnavailable if the row cannot be read either. */
export function createLiveness({ killSet, feed, sessions }: LivenessSources): IsLiving {
  const readRow = async ({ id, epoch }: Issued) => {
    const { row } = await sessions.find(id);
    return row !== undefined && lowestLivingEpoch(row) <= epoch;
  };
  return (token) => {
    if (killSet.isDead(token)) return false;
    return feed.isFresh() || readRow(token);
  };
}
