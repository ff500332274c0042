import { median } from '../server/median.ts';

/** What a task takes, ms: on the wall, and of a processor, which others who use the machine change less. */
export interface Times {
  readonly wall: number;
  readonly cpu: number;
}

export interface Pair {
  readonly measured: () => Promise<unknown>;
  readonly bare: () => Promise<unknown>;
  readonly rounds: number;
}

/** Time on the wall, ms. */
export async function wallTime(task: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await task();
  return performance.now() - startedAt;
}

/** Begins with a clean heap, so that nobody pays for the garbage of whoever came before. */
async function timesOf(task: () => Promise<unknown>): Promise<Times> {
  globalThis.gc?.();
  const before = process.cpuUsage();
  const wall = await wallTime(task);
  const { system, user } = process.cpuUsage(before);
  return { wall, cpu: (system + user) / 1_000 };
}

/** Plays both in turn, each of them first in every other round. */
async function play<T>(pair: Pair, judge: (measured: Times, bare: Times) => T): Promise<T[]> {
  const results: T[] = [];
  for (let round = 0; round < pair.rounds; round += 1) {
    const early = round % 2 === 0 ? await timesOf(pair.measured) : null;
    const bare = await timesOf(pair.bare);
    results.push(judge(early ?? (await timesOf(pair.measured)), bare));
  }
  return results;
}

/** The medians over all rounds of measured ÷ bare: what slows the machine slows both of a round. */
export async function pairedRatio(pair: Pair): Promise<Times> {
  const ratios = await play(pair, (measured, bare) => ({
    wall: measured.wall / bare.wall,
    cpu: measured.cpu / bare.cpu,
  }));
  return {
    wall: median(ratios.map(({ wall }) => wall)),
    cpu: median(ratios.map(({ cpu }) => cpu)),
  };
}

/** The median over all rounds of measured − bare, ms of a processor. */
export async function pairedDifference(pair: Pair): Promise<number> {
  return median(await play(pair, (measured, bare) => measured.cpu - bare.cpu));
}

/** The median over so many rounds, ms of a processor. */
export async function medianTime(task: () => Promise<unknown>, rounds: number): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push((await timesOf(task)).cpu);
  return median(times);
}
