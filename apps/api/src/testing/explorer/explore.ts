import type { Platform } from '@wugan/shared';
import { brokenBy } from './invariants.ts';
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

/** Visits every world that can come about within the bounds, the nearest first. */
export function explore(
  platform: Platform,
  bounds: Bounds,
  server = createModelServer(),
): Exploration {
  const start = firstWorld(platform);
  const cameFrom = new Map<string, { readonly key: string; readonly name: string } | null>();
  cameFrom.set(JSON.stringify(start), null);
  const queue: World[] = [start];
  let moves = 0;

  const storyTo = (key: string, last: string): string[] => {
    const story = [last];
    for (let step = cameFrom.get(key); step; step = cameFrom.get(step.key))
      story.unshift(step.name);
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
          violation: { invariant, story: storyTo(key, move.name) },
        };
      const reached = JSON.stringify(move.world);
      if (cameFrom.has(reached)) continue;
      cameFrom.set(reached, { key, name: move.name });
      queue.push(move.world);
    }
  }
  return { states: cameFrom.size, moves, violation: undefined };
}

function isWithin({ row, thief }: World, { epochs, generations, hasThief }: Bounds): boolean {
  return row.epoch <= epochs && row.generation <= generations && (hasThief || thief === null);
}
