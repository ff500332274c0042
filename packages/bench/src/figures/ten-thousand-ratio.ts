import { playByHand, playWith } from '../scenario/ten-thousand.ts';
import { system } from '../subject/wugan-core.ts';
import { pairedRatio } from './paired-ratio.ts';

const ROUNDS = 9;

/** 10,000 calls on an expired token: time through the engine ÷ time of the same requests by hand. */
export function tenThousandRatio(): Promise<number> {
  return pairedRatio(
    ROUNDS,
    async () => void (await playWith(system)),
    () => playByHand(system),
  );
}
