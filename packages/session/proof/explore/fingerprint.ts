import { createHash } from 'node:crypto';
import type { World } from '../world.ts';
import type { ControlledNature } from './controlled-nature.ts';

/**
 * A state of the whole world, as one word: all that its future depends on, and all that it may still
 * be blamed for. What is in a tab follows from what it heard, which its nature remembers.
 */
export function fingerprint({ history, tabs }: World, nature: ControlledNature): string {
  const { device, everStored, obtained, overSomewhere, server } = history;
  const open = tabs().map(({ process }) => process.tab);
  const known = [everStored, obtained, overSomewhere, server.verdicts].map((set) =>
    [...set].sort(),
  );
  const places = [device.text, device.memory(), server.memory(), nature.memory()];
  const memory = [...places, open.sort(), known];
  return createHash('sha1').update(JSON.stringify(memory)).digest('base64');
}
