import type { Lane, Phase, Span } from './build-timeline.ts';

/** So much of the width is seen, at least, of what was over at once, percent. */
const LEAST = 0.5;

/** Where the stylesheet is told that a phase begins and ends. */
const edges = { sent: ['--a', '--b'], parked: ['--c', '--d'], replay: ['--e', '--f'] } as const;

/**
 * A lane as the variables that its stylesheet draws it by, in percent of `length`. One element a
 * lane, as each element weighs on what a mini program sends from its logic to its view.
 */
export function laneStyle(lane: Lane, length: number): Record<string, string> {
  const share = (ms: number) => Math.round((ms / length) * 1000) / 10;
  const style: Record<string, string> = {};
  for (const phase of ['sent', 'parked', 'replay'] as const) {
    const span = spanOf(lane, phase);
    if (span === undefined) continue;
    const [from, to] = edges[phase];
    const start = share(span.from);
    style[from] = `${start}%`;
    style[to] = `${Math.max(share(span.to), start + LEAST)}%`;
  }
  if (lane.rejectedAt !== undefined) style['--r'] = `${share(lane.rejectedAt)}%`;
  return style;
}

/** From the first to the last moment of a phase: a lane waits once, even if two facts say so. */
function spanOf({ stretches }: Lane, phase: Phase): Span | undefined {
  const own = stretches.filter((stretch) => stretch.phase === phase);
  const [first] = own;
  const last = own.at(-1);
  return first && last && { from: first.from, to: last.to };
}
