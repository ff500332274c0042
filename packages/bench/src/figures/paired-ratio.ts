export type Stopwatch = (task: () => Promise<void>) => Promise<number>;

/** Time on the wall, ms. */
export const wallTime: Stopwatch = async (task) => {
  const startedAt = performance.now();
  await task();
  return performance.now() - startedAt;
};

/** Time that this process kept a processor busy, ms: the same while others are busy too. */
export const cpuTime: Stopwatch = async (task) => {
  const before = process.cpuUsage();
  await task();
  const { system, user } = process.cpuUsage(before);
  return (system + user) / 1_000;
};

export interface Pair {
  readonly measured: () => Promise<void>;
  readonly bare: () => Promise<void>;
  readonly rounds: number;
  readonly stopwatch: Stopwatch;
}

/** Plays both in turn and gives the least time of each: what else the machine does only ever adds. */
export async function leastTimes({ bare, measured, rounds, stopwatch }: Pair) {
  let above = Number.POSITIVE_INFINITY;
  let below = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    below = Math.min(below, await stopwatch(bare));
    above = Math.min(above, await stopwatch(measured));
  }
  return { above, below };
}

export async function pairedRatio(pair: Pair): Promise<number> {
  const { above, below } = await leastTimes(pair);
  return above / below;
}
