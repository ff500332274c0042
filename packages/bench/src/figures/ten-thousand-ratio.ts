import { playByHand, playWith } from '../scenario/ten-thousand.ts';
import { system } from '../subject/wugan-core.ts';
import { pairedRatio, wallTime } from './paired-ratio.ts';

const ROUNDS = 15;

/** 10,000 calls on an expired token: time through the engine ÷ time of the same requests by hand. */
export function tenThousandRatio(): Promise<number> {
  return pairedRatio({
    measured: async () => {
      await playWith(system);
    },
    bare: () => playByHand(system),
    rounds: ROUNDS,
    stopwatch: wallTime,
  });
}
