import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseUnavailable } from './database-unavailable.ts';
import type { Ending } from './ending.ts';
import { type FeedConnection, openFeedConnection } from './feed-connection.ts';

/** Milliseconds between two looks: with no announcement at all, an ending is known within a second. */
const lookEvery = 500;

/** Milliseconds without a look after which nobody may rely on the feed. */
const staleAfter = 5_000;

export interface KillFeed {
  /** False while this process may not have heard of every ending: check the row instead. */
  isFresh(): boolean;
  /** Milliseconds since this process last knew of every ending. */
  age(): number;
  /** False where the database refuses to announce endings: then each is known at the next look. */
  isAnnounced(): boolean;
  stop(): void;
}

export interface KillFeedOptions {
  readonly url: string;
  /** Milliseconds for which an ending matters. */
  readonly lifetime: number;
  readonly learn: (ending: Ending) => void;
}

/**
 * Hears of every ending on any replica, from now on and until it is stopped: announced within
 * milliseconds, looked up twice a second should an announcement be lost, and both again after a
 * break. Resolves when everything that has ended so far is known.
 *
 * @throws DatabaseUnavailable
 */
export async function startKillFeed({ url, lifetime, learn }: KillFeedOptions): Promise<KillFeed> {
  const stopped = new AbortController();
  const rest = () => pause(lookEvery, undefined, { signal: stopped.signal });
  let knownUntil = performance.now();
  let isAnnounced = true;
  const connect = async () => {
    const startedAt = performance.now();
    const connection = await openFeedConnection(url, lifetime, learn);
    knownUntil = startedAt;
    isAnnounced = connection.isAnnounced;
    return connection;
  };

  async function follow(first: FeedConnection): Promise<void> {
    let connection: FeedConnection | undefined = first;
    while (!stopped.signal.aborted) {
      try {
        await rest();
        connection ??= await connect();
        const startedAt = performance.now();
        await connection.look();
        knownUntil = startedAt;
      } catch {
        connection?.close();
        connection = undefined;
      }
    }
    connection?.close();
  }

  const first = await connect().catch((error: unknown) => {
    throw new DatabaseUnavailable(error);
  });
  void follow(first);
  const age = () => performance.now() - knownUntil;
  return {
    isFresh: () => age() <= staleAfter,
    age,
    isAnnounced: () => isAnnounced,
    stop: () => stopped.abort(),
  };
}
