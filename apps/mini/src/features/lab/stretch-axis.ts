import type { Timeline } from './build-timeline.ts';

const SHORTEST = 250;

/**
 * A growing timeline on an axis that grows in steps (250 ms, 500, 1,000 …), so that what is drawn
 * already stays where it is.
 */
export function stretchAxis(timeline: Timeline): Timeline {
  let length = SHORTEST;
  while (length < timeline.length) length *= 2;
  return { ...timeline, length };
}
