import { type Explored, explore } from './explore.ts';
import { spaces } from './space.ts';

/** Explores one of the spaces: for a mutant to be caught by. */
export function exploreSpace(name: keyof typeof spaces): Promise<Explored> {
  return explore(spaces[name]);
}
