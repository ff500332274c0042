import { BAR, type Bar, drawBar, LINE, NAME, PAD } from './draw-bar.ts';
import { type Figures, type Goal, goalsOf, isReached } from './figures.ts';
import type { EntrantRow } from './peer/measure-entrants.ts';

/** Where a bar ends that is exactly as long as its goal. */
const goalShare = 0.6;

/** Each figure as a share of its goal, which all have at the same place; below, the servers that ran beside. */
export function drawFigures(figures: Figures): string {
  const goals = goalsOf(figures).map(toGoalBar);
  const rates = toRateBars(figures.peers?.rows ?? []);
  const goalAt = NAME + BAR * goalShare;
  const goalsTop = PAD + LINE;
  const ratesTop = goalsTop + goals.length * LINE + 2 * LINE;
  const goalsEnd = goalsTop + goals.length * LINE;
  const height = (rates.length === 0 ? goalsEnd : ratesTop + rates.length * LINE) + PAD;
  const width = NAME + BAR + 110;
  const lines = [
    ...goals.map((bar, at) => drawBar(bar, goalsTop + at * LINE)),
    `<line x1="${goalAt}" x2="${goalAt}" y1="${goalsTop}" y2="${goalsEnd}"/>`,
    `<text x="${goalAt}" y="${PAD + 12}" text-anchor="middle">goal</text>`,
    ...(rates.length === 0 ? [] : [`<text x="${NAME}" y="${ratesTop - 8}">refreshes/s</text>`]),
    ...rates.map((bar, at) => drawBar(bar, ratesTop + at * LINE)),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Figures of the server beside their goals">
<style>
text { font: 12px system-ui, sans-serif; fill: #1f2328; }
.reached, .ours { fill: #7fcf92; } .missed { fill: #eb9a8f; } .other { fill: #a9b4c2; } line { stroke: #1f2328; stroke-dasharray: 3 3; }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3; } line { stroke: #e6edf3; }
.reached, .ours { fill: #2c7a45; } .missed { fill: #9b3a30; } .other { fill: #57606c; }
}
</style>
${lines.join('\n')}
</svg>
`;
}

function toGoalBar(goal: Goal): Bar {
  const { name, value, isAtLeast } = goal;
  return {
    name,
    share: (value / goal.goal) * goalShare,
    text: `${short(value)} (${isAtLeast ? '≥' : '≤'} ${short(goal.goal)})`,
    look: isReached(goal) ? 'reached' : 'missed',
  };
}

function toRateBars(rows: readonly EntrantRow[]): Bar[] {
  const most = Math.max(...rows.map(({ round }) => round.perSecond));
  return rows.map(({ name, round: { perSecond } }, at) => ({
    name,
    share: perSecond / most,
    text: String(Math.round(perSecond)),
    look: at === 0 ? 'ours' : 'other',
  }));
}

function short(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toFixed(2)));
}
