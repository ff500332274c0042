import type { Platform } from '@wugan/shared';
import { brokenBy } from './invariants.ts';
import type { Move } from './move.ts';
import { movesOf } from './moves.ts';
import { createModelServer } from './server.ts';
import { firstWorld, type World } from './world.ts';

export interface Exploration {
  readonly states: number;
  readonly moves: number;
  /** The shortest story that breaks an invariant, and which; undefined if there is none. */
  readonly violation: { readonly invariant: string; readonly story: readonly string[] } | undefined;
}

/** How far a session is followed. */
export interface Bounds {
  readonly epochs: number;
  readonly generations: number;
  readonly hasThief: boolean;
}

/** Is told of every move, and can have the shortest story that ends with it. */
export type Visitor = (move: Move, story: () => readonly Move[]) => void;

/** Visits every world that can come about within the bounds, the nearest first. */
export function explore(
  platform: Platform,
  bounds: Bounds,
  server = createModelServer(),
  visit: Visitor = () => {},
): Exploration {
  const start = firstWorld(platform);
  const cameFrom = new Map<string, { readonly key: string; readonly move: Move } | null>();
  cameFrom.set(JSON.stringify(start), null);
  const queue: World[] = [start];
  let moves = 0;

  const storyTo = (key: string, last: Move): Move[] => {
    const story = [last];
    for (let step = cameFrom.get(key); step; step = cameFrom.get(step.key))
      story.unshift(step.move);
    return story;
  };

  for (let next = 0; next < queue.length; next += 1) {
    const world = queue[next];
    if (!world) break;
    const key = JSON.stringify(world);
    for (const move of movesOf(world, server)) {
      if (!isWithin(move.world, bounds)) continue;
      moves += 1;
      const invariant = brokenBy(world, move, server);
      if (invariant !== undefined)
        return {
          states: cameFrom.size,
          moves,
          violation: { invariant, story: storyTo(key, move).map(({ name }) => name) },
        };
      visit(move, () => storyTo(key, move));
      const reached = JSON.stringify(move.world);
      if (cameFrom.has(reached)) continue;
      cameFrom.set(reached, { key, move });
      queue.push(move.world);
    }
  }
  return { states: cameFrom.size, moves, violation: undefined };
}

function isWithin({ row, thief }: World, { epochs, generations, hasThief }: Bounds): boolean {
  return row.epoch <= epochs && row.generation <= generations && (hasThief || thief === null);
}
