import { explore } from './explore.ts';
import { space } from './space.ts';

/** Explores the one space that is always explored: for a mutant to be caught by. */
export function exploreSpace() {
  return explore(space);
}
