import { type Ending, learnEnding } from './ending.ts';
import type { KillSet } from './kill-set.ts';

/** Is told, for each ending that was news to this process, how many seconds old it was. */
export type KillListener = (lag: number) => void;

/** Learns endings, and measures by database time how late. What ended in this process is no news to it. */
export function measureKills(
  killSet: KillSet,
  now: () => number,
): { learn(ending: Ending): void; watch(listener: KillListener): void } {
  // Nobody is told of what had ended before this process was there to hear of it.
  let tell: KillListener = () => {};
  return {
    watch(listener) {
      tell = listener;
    },
    learn(ending) {
      if (learnEnding(killSet, ending)) tell(Math.max(0, now() - ending.at) / 1000);
    },
  };
}
