import {
  createAuthServer,
  generationOf,
  HOUR,
  type RefreshReply,
  type TokenPair,
  tokenPair,
} from './auth-server.ts';
import { sleep } from './sleep.ts';

/** What the network does to refreshes: lets them through, loses them, or never answers. */
export type RefreshFate = 'answered' | 'lost' | 'unanswered';

/** One request as it reached the API; `generation` is that of the access token that it carried. */
export interface Hit {
  readonly path: string;
  readonly generation: number;
}

export interface WorldOptions {
  /** How a client can know that its first access token is over: by a 401 only, or by its lifetime. */
  readonly firstPair: 'rejected' | 'known-to-be-over';
  /** How long the API takes over a request, ms; 10 unless given. */
  readonly delayOf?: (path: string, generation: number) => number;
  /** Whether an endpoint answers 401 whatever it is sent. */
  readonly alwaysRejects?: (path: string) => boolean;
}

/** The server and the network between, in this process: the same for every system. */
export interface World {
  /** What the client holds when a scenario begins. Its access token is no longer accepted. */
  readonly first: TokenPair;
  /** One GET. Judged on arrival, answered after the delay. */
  call(path: string, accessToken: string): Promise<number>;
  /** One refresh: 50 ms. Rejects with a `TypeError`, as `fetch` does, where the network loses it. */
  refresh(refreshToken: string): Promise<RefreshReply>;
  /** Resolves when the first refresh has been sent. */
  readonly firstRefresh: Promise<void>;
  fate: RefreshFate;
  readonly hits: readonly Hit[];
  refreshes(): number;
  isRevoked(): boolean;
}

const CALL = 10;
const REFRESH = 50;

export function createWorld({ alwaysRejects, delayOf, firstPair }: WorldOptions): World {
  const server = createAuthServer();
  const hits: Hit[] = [];
  let refreshes = 0;
  let refreshSent = () => {};
  const firstRefresh = new Promise<void>((resolve) => {
    refreshSent = resolve;
  });

  const world: World = {
    first: tokenPair(0, firstPair === 'rejected' ? HOUR : 0),
    firstRefresh,
    fate: 'answered',
    hits,
    refreshes: () => refreshes,
    isRevoked: () => server.isRevoked(),
    async call(path, accessToken) {
      const generation = generationOf(accessToken);
      hits.push({ path, generation });
      const isAccepted = server.accepts(accessToken) && alwaysRejects?.(path) !== true;
      await sleep(delayOf?.(path, generation) ?? CALL);
      return isAccepted ? 200 : 401;
    },
    async refresh(refreshToken) {
      refreshes += 1;
      refreshSent();
      if (world.fate === 'unanswered') return new Promise(() => {});
      const reply = world.fate === 'lost' ? null : server.rotate(refreshToken);
      await sleep(REFRESH);
      if (reply === null) throw new TypeError('fetch failed');
      return reply;
    },
  };
  return world;
}
