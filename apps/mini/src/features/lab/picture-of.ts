import type { Bar } from '../../platform/draw-bars.ts';
import type { Lane, Span, Timeline } from './build-timeline.ts';

const WIDTH = 720;
const LEFT = 16;
const TOP = 48;
const LANE = 12;

const looks = {
  sent: { colour: '--sent', thickness: 8 },
  parked: { colour: '--parked', thickness: 2 },
  replay: { colour: '--replay', thickness: 8 },
} as const;

/** A timeline as bars of a picture: the refreshes behind, a row for each request, its 401 on top. */
export function pictureOf({ lanes, refreshes, length }: Timeline) {
  const height = TOP + lanes.length * LANE + 16;
  const x = (ms: number) => LEFT + (ms / length) * (WIDTH - 2 * LEFT);
  const across = ({ from, to }: Span) => ({ left: x(from), width: Math.max(2, x(to) - x(from)) });
  const barsOf = (lane: Lane, row: number): Bar[] => {
    const middle = TOP + row * LANE + LANE / 2;
    const bars = lane.stretches.flatMap(({ phase, ...span }) => {
      if (phase === 'waiting') return [];
      const { colour, thickness } = looks[phase];
      return [{ ...across(span), top: middle - thickness / 2, height: thickness, colour }];
    });
    const { rejectedAt } = lane;
    if (rejectedAt === undefined) return bars;
    const mark = { left: x(rejectedAt) - 1, width: 3, top: middle - 5, height: 10 };
    return [...bars, { ...mark, colour: '--rejected' }];
  };
  const behind = refreshes.map((span): Bar => {
    return { ...across(span), top: TOP - 8, height: height - TOP, colour: '--refresh' };
  });
  return { width: WIDTH, height, bars: [...behind, ...lanes.flatMap(barsOf)] };
}
