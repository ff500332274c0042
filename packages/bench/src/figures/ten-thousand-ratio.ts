import { playWith } from '../scenario/ten-thousand.ts';
import { system } from '../subject/wugan-core.ts';
import { handMade } from './hand-made.ts';
import { pairedRatio, type Times } from './paired-ratio.ts';

const ROUNDS = 24;

/**
 * 10,000 calls on an expired token: time through the engine ÷ time by hand. Both sides send the same
 * 20,001 requests through the same transport to the same server: what is left is the engine.
 */
export function tenThousandRatio(): Promise<Times> {
  return pairedRatio({
    measured: () => playWith(system),
    bare: () => playWith(handMade),
    rounds: ROUNDS,
  });
}
