import { type Goal, isReached } from './figures.ts';

const LINE = 24;
const NAME = 330;
const BAR = 300;
const PAD = 8;

/** Each figure as a bar as long as its share of the goal, which all have at the same place. */
export function drawGoals(goals: readonly Goal[]): string {
  const height = goals.length * LINE + 2 * PAD + LINE;
  const width = NAME + BAR + 110;
  const goalAt = NAME + BAR * 0.6;
  const rows = goals.map((goal, index) => {
    const y = PAD + LINE + index * LINE;
    const length = Math.min(BAR, (goal.value / goal.goal) * BAR * 0.6);
    const sign = goal.isAtLeast ? '≥' : '≤';
    return (
      `<text x="${NAME - PAD}" y="${y + 15}" text-anchor="end">${goal.name}</text>` +
      `<rect class="${isReached(goal) ? 'reached' : 'missed'}" x="${NAME}" y="${y + 3}" width="${length.toFixed(1)}" height="${LINE - 8}" rx="2"/>` +
      `<text x="${NAME + BAR + PAD}" y="${y + 15}">${short(goal.value)} (${sign} ${short(goal.goal)})</text>`
    );
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Figures of the server beside their goals">
<style>
text { font: 12px system-ui, sans-serif; fill: #1f2328; }
.reached { fill: #7fcf92; } .missed { fill: #eb9a8f; } line { stroke: #1f2328; stroke-dasharray: 3 3; }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3; } line { stroke: #e6edf3; }
.reached { fill: #2c7a45; } .missed { fill: #9b3a30; }
}
</style>
${rows.join('\n')}
<line x1="${goalAt}" x2="${goalAt}" y1="${PAD + LINE}" y2="${height - PAD}"/>
<text x="${goalAt}" y="${PAD + 12}" text-anchor="middle">goal</text>
</svg>
`;
}

function short(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toFixed(2)));
}
