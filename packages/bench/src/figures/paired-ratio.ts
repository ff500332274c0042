import { type Spread, spreadOf } from './spread.ts';

/** What a task takes, ms: on the wall, and of a processor, which others who use the machine change less. */
export interface Times {
  wall: number;
  cpu: number;
}

export interface Pair {
  readonly measured: () => Promise<unknown>;
  readonly bare: () => Promise<unknown>;
  readonly rounds: number;
  /**
   * How often each plays in a round; once unless given. Many short turns share the garbage of a round out
   * to those who made it, and whatever slows the machine meanwhile to both.
   */
  readonly turns?: number;
}

/** Played and forgotten: until then functions are still being compiled. */
const WARM_UP = 6;

/** Time on the wall, ms. */
export async function wallTime(task: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await task();
  return performance.now() - startedAt;
}

/**
 * Begins with no young garbage, so that nobody pays for whoever came before. Not a full collection: that
 * throws compiled functions away, and what was measured next would be the compiler.
 */
function sweep(): void {
  globalThis.gc?.({ type: 'minor' });
}

async function addTimes(task: () => Promise<unknown>, times: Times): Promise<void> {
  const before = process.cpuUsage();
  times.wall += await wallTime(task);
  const { system, user } = process.cpuUsage(before);
  times.cpu += (system + user) / 1_000;
}

/** One round: both in turn, each of them first in every other turn. */
async function playRound({ bare, measured, turns = 1 }: Pair, round: number) {
  const times = { measured: { wall: 0, cpu: 0 }, bare: { wall: 0, cpu: 0 } };
  for (let turn = 0; turn < turns; turn += 1) {
    const isEarly = (round + turn) % 2 === 0;
    for (const isMeasured of [isEarly, !isEarly]) {
      if (turn === 0) sweep();
      await (isMeasured ? addTimes(measured, times.measured) : addTimes(bare, times.bare));
    }
  }
  return times;
}

async function play<T>(pair: Pair, judge: (measured: Times, bare: Times) => T): Promise<T[]> {
  const results: T[] = [];
  for (let round = -WARM_UP; round < pair.rounds; round += 1) {
    const { bare, measured } = await playRound(pair, round);
    if (round >= 0) results.push(judge(measured, bare));
  }
  return results;
}

/** Measured ÷ bare over all rounds: what slows the machine slows both of a round. */
export async function pairedRatio(
  pair: Pair,
): Promise<{ readonly wall: Spread; readonly cpu: Spread }> {
  const ratios = await play(pair, (measured, bare) => ({
    wall: measured.wall / bare.wall,
    cpu: measured.cpu / bare.cpu,
  }));
  return {
    wall: spreadOf(ratios.map(({ wall }) => wall)),
    cpu: spreadOf(ratios.map(({ cpu }) => cpu)),
  };
}

/** The median over all rounds of measured − bare, ms of a processor. */
export async function pairedDifference(pair: Pair): Promise<number> {
  return spreadOf(await play(pair, (measured, bare) => measured.cpu - bare.cpu)).median;
}

/** The median over so many rounds, ms of a processor. */
export async function medianTime(task: () => Promise<unknown>, rounds: number): Promise<number> {
  const all: number[] = [];
  for (let round = -WARM_UP; round < rounds; round += 1) {
    const times = { wall: 0, cpu: 0 };
    sweep();
    await addTimes(task, times);
    if (round >= 0) all.push(times.cpu);
  }
  return spreadOf(all).median;
}
