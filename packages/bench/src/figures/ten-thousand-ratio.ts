import type { System } from '../scenario/subject.ts';
import { playWith } from '../scenario/ten-thousand.ts';
import { system as ours } from '../subject/wugan-core.ts';
import { handMade } from './hand-made.ts';
import { pairedRatio } from './paired-ratio.ts';

const ROUNDS = 40;

/**
 * 10,000 calls on an expired token: time through the engine ÷ time by hand. Both sides send the same
 * 20,001 requests through the same transport to the same server: what is left is the engine. By hand ÷ by
 * hand says what the measuring itself is worth.
 */
export async function tenThousandRatio() {
  const besideHand = (system: System) =>
    pairedRatio({
      measured: () => playWith(system),
      bare: () => playWith(handMade),
      rounds: ROUNDS,
    });
  return { engine: await besideHand(ours), itself: await besideHand(handMade) };
}
