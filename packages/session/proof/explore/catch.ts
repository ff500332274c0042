import { type Explored, explore } from './explore.ts';
import type { Reductions } from './reductions.ts';
import { smallSpaces } from './space.ts';

/** Explores one of the small spaces, on and on: for a mutant to be caught by. */
export function exploreSpace(
  name: keyof typeof smallSpaces,
  reductions?: Reductions,
): Promise<Explored> {
  return explore(smallSpaces[name], { goesOn: true, ...(reductions ? { reductions } : {}) });
}
