import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Comparison } from './compare.ts';
import type { Round } from './measure-round.ts';

const page = fileURLToPath(new URL('../../../../docs/benchmarks.md', import.meta.url));
const goals: Readonly<Record<number, number>> = { 50: 0.6, 128: 0.7 };

/** Writes docs/benchmarks.md; answers with its path. */
export async function writePage(comparisons: readonly Comparison[]): Promise<string> {
  await writeFile(page, toMarkdown(comparisons));
  return page;
}

function toMarkdown(comparisons: readonly Comparison[]): string {
  const peak = Math.max(...comparisons.map(({ wugan }) => wugan.residentBytes));
  return `# Benchmarks

Written by \`pnpm bench\`. One run on one machine (${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node
${process.version}), on which server, database, driver and whatever else runs there share the processors.
**Compare columns of one table, never tables of two runs**: the ratios say something, the absolute figures
only what this machine had left.

## A refresh, beside the stateless design

The stateless design is Fastify and \`@fastify/jwt\`: verify one token, sign two, no database. It can
neither end a session nor notice a thief, and is the most that any server on this stack could do. Ours
verifies, moves the session's row in PostgreSQL with the commit on disk (\`fsync\` and
\`synchronous_commit\` on), and signs two. The driver has a process of its own; each virtual user has one
keep-alive connection and refreshes what it got last. Seven rounds of three seconds each, in turn;
medians of the rounds, and of each round's own ratio.

| | users | refreshes/s | p99 | server CPU each |
| --- | --: | --: | --: | --: |
${comparisons.flatMap(rowsOf).join('\n')}

Memory of our process at most: ${Math.round(peak / 2 ** 20)} MB resident${note('≤ 250 MB', peak <= 250 * 2 ** 20)}.

PostgreSQL's own CPU is not in the last column, and runs beside both servers: on a machine with fewer
processors than processes it takes from ours what the stateless one has for itself.

Not measured here: an authenticated GET beside bare Fastify (goal ≥ 0.85), tables of a million sessions,
a soak.
`;
}

function rowsOf({ users, wugan, stateless, ...ratios }: Comparison): string[] {
  const speedGoal = goals[users];
  const speed = speedGoal === undefined ? '' : note(`≥ ${speedGoal}`, ratios.speed >= speedGoal);
  const p99 = note('≤ 3', ratios.p99 <= 3);
  return [
    row('stateless', users, stateless),
    row('Wugan', users, wugan),
    `| **Wugan ÷ stateless** | ${users} | **${ratios.speed.toFixed(2)}**${speed} | ${ratios.p99.toFixed(1)}${p99} | ${ratios.cpu.toFixed(1)} |`,
  ];
}

function note(goal: string, isReached: boolean): string {
  return ` (goal ${goal}${isReached ? '' : ': missed'})`;
}

function row(name: string, users: number, { perSecond, p99, cpuPerRefresh }: Round): string {
  return `| ${name} | ${users} | ${Math.round(perSecond)} | ${p99.toFixed(1)} ms | ${Math.round(cpuPerRefresh)} µs |`;
}
