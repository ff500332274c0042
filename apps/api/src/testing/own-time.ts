/** Milliseconds between two looks at the clock, and how many between two looks may count. */
const step = 10;
const most = 2 * step;

/** A watch that runs only while this process does. */
export interface OwnTime {
  /** Milliseconds so far. */
  elapsed(): number;
  stop(): void;
}

/**
 * Starts a watch for what must happen soon: time that a busy machine gave to others does not count,
 * as it is not the server's doing. On an idle machine it shows the time that has passed.
 */
export function startOwnTime(): OwnTime {
  let own = 0;
  let seen = performance.now();
  const look = () => {
    const now = performance.now();
    own += Math.min(now - seen, most);
    seen = now;
  };
  const timer = setInterval(look, step);
  return {
    elapsed() {
      look();
      return own;
    },
    stop: () => clearInterval(timer),
  };
}

/** How much of its own time this process needed until something had happened, in milliseconds. */
export async function ownTimeOf(happens: Promise<unknown>): Promise<number> {
  const watch = startOwnTime();
  try {
    await happens;
    return watch.elapsed();
  } finally {
    watch.stop();
  }
}
