import { playWith } from '../scenario/ten-thousand.ts';
import { system } from '../subject/wugan-core.ts';
import { handMade } from './hand-made.ts';
import { pairedRatio, type Stopwatch } from './paired-ratio.ts';

const ROUNDS = 15;

/**
 * 10,000 calls on an expired token: time through the engine ÷ time by hand. Both sides send the same
 * 20,001 requests through the same transport to the same server: what is left is the engine.
 */
export function tenThousandRatio(stopwatch: Stopwatch): Promise<number> {
  const play = (subject: typeof system) => async () => {
    await playWith(subject);
  };
  return pairedRatio({
    measured: play(system),
    bare: play(handMade),
    rounds: ROUNDS,
    stopwatch,
  });
}
