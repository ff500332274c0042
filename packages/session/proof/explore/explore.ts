import { type Choice, nextPrefix } from './chooser.ts';
import { allReductions, type Reductions } from './reductions.ts';
import type { Space } from './space.ts';
import { playWay } from './way.ts';

export interface Explored {
  /** Different states of the whole world that were reached. */
  readonly states: number;
  /** Ways from the beginning: each ends in a state that was known, or where nothing is left to happen. */
  readonly ways: number;
  /** Ways that were not cut. */
  readonly ends: number;
  /** Every promise that was broken in some way. */
  readonly violations: readonly string[];
  /** How the first of them came about. */
  readonly story: readonly string[];
}

interface Options {
  readonly reductions?: Reductions;
  /** Goes on after a broken promise; a way that breaks one ends there all the same. */
  readonly goesOn?: boolean;
  onWay?(states: number, ways: number): void;
}

/**
 * Plays every order in which things can happen to the real engine, depth first, each way from the
 * beginning; where a state was reached before, the way ends.
 */
export async function explore(space: Space, options: Options = {}): Promise<Explored> {
  const { goesOn = false, onWay, reductions = allReductions } = options;
  const states = new Set<string>();
  const violations = new Set<string>();
  const story: string[] = [];
  let ways = 0;
  let ends = 0;

  function isKnown(state: string): boolean {
    const isOld = states.has(state);
    states.add(state);
    return isOld && reductions.known;
  }

  for (let prefix: Choice[] | null = []; prefix !== null; ) {
    const way = await playWay({ isKnown, prefix, reductions, space });
    ways += 1;
    onWay?.(states.size, ways);
    if (!way.isCut) ends += 1;
    if (way.violations.length > 0 && violations.size === 0) {
      const again = { isKnown: () => false, prefix: way.choices, reductions, space, story };
      await playWay(again);
    }
    for (const violation of way.violations) violations.add(violation);
    prefix = violations.size > 0 && !goesOn ? null : nextPrefix(way.choices);
  }
  return { states: states.size, ways, ends, violations: [...violations], story };
}
