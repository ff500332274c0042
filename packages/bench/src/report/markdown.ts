import type { Scenario, Verdict } from '../scenario/scenario.ts';
import { kilobytes } from '../size/bundles.ts';
import type { Board, Row, Size } from './board.ts';

const marks: Record<Verdict, string> = { ideal: '🟢', short: '🟡', broken: '🔴' };

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function table(head: readonly string[], body: readonly (readonly string[])[]): string {
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}

function outcomes({ entrant, outcomes, versions }: Row, scenarios: readonly Scenario[]) {
  const version = entrant.isPeer ? ` ${versions[0]?.split(' ')[1] ?? ''}` : '';
  const cells = scenarios.map(({ id }) => {
    const outcome = outcomes.get(id);
    return outcome === undefined ? 'not run' : `${marks[outcome.verdict]} ${outcome.cell}`;
  });
  return [entrant.name + version, ...cells];
}

function participant({ entrant, versions }: Row) {
  const { documentation, name, remark = '' } = entrant;
  return [name, versions.join(', '), `[used as here](${documentation})`, remark];
}

function size({ bytes, goal, name }: Size) {
  return [`\`${name}\``, kilobytes(bytes), goal === undefined ? '' : goalOf(bytes, goal)];
}

function goalOf(bytes: number, goal: number): string {
  const verdict = bytes <= goal ? 'reached' : `missed by ${kilobytes(bytes - goal)}`;
  return `≤ ${kilobytes(goal)}: ${verdict}`;
}

/** The whole of docs/scoreboard.md. */
export function toMarkdown({ rows, scenarios, sizes }: Board): string {
  const goal = ['_goal_', ...scenarios.map(({ ideal }) => ideal)];
  return `# Scoreboard

What ways to refresh a token do when it gets difficult: each row was run, by \`pnpm scoreboard\`, which
writes this page. To add a row, write an adapter (\`packages/bench\`); to doubt one, run it.

![The table below as a picture](images/scoreboard.svg)

${table(
  ['system', ...scenarios.map(({ id }) => id)],
  [goal, ...rows.map((row) => outcomes(row, scenarios))],
)}

🟢 reaches the goal · 🟡 every caller is served, at a price · 🔴 callers fail or hang for good, or the
session is lost

## What is done to each

One auth server in the same process for all: refresh tokens rotate, a refresh takes 50 ms, the API
10 ms, and reuse detection is strict (no grace): a refresh token that is sent twice revokes the family,
access tokens included. A system that reacts to a 401 holds a token that is rejected although its
lifetime is not over, so that nothing but the 401 can tell; a system that only reads the clock is told a
lifetime that is over, and so meets the expired token before it sends anything. Every cell ran in a
process of its own.

${scenarios.map(({ id, title }) => `- **${id}**: ${title}.`).join('\n')}

All but S7 ran in virtual time, with a seeded \`Math.random\`: timers fire in order and nothing depends on
the machine. S7 ran in real time; its last figure is the only one here that varies from run to run. A
system that brings a client of its own (axios, alova, RTK Query's \`fetchBaseQuery\`, Apollo) pays for
that too. Our sessions were created with \`maxParked\` as high as the callers: by default 1,000 calls wait
for a refresh and the next is refused with \`QUEUE_FULL\`.

## Who takes part

${table(['system', 'version', 'documentation', 'remark'], rows.map(participant))}

Not run: project templates such as unibest's, which are no packages to install.

## What it adds to an app

Minified and gzipped, in kB of 1,000 bytes. What an app has anyway is not counted: RTK and Taro for ours.

${table(['import', 'size', 'goal'], sizes.map(size))}
`;
}
