import { cpus } from 'node:os';
import type { Comparison } from './compare.ts';
import { type Figures, goalsOf, isReached } from './figures.ts';
import type { Round } from './measure-round.ts';
import { toSection } from './peer/section.ts';

/** The whole of docs/benchmarks.md. */
export function toMarkdown(figures: Figures): string {
  const { refreshes, read, readAlone, sizes, bySize, heap } = figures;
  return `# Benchmarks

Written by \`pnpm bench\`. One run on one machine (${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node
${process.version}), on which server, database, driver and whatever else runs there share the processors.
**Compare columns of one table, never tables of two runs**: the ratios say something, the absolute figures
only what this machine had left.

![Each figure beside its goal](images/benchmarks.svg)

${goalTable(figures)}

What is measured in turn is measured in short rounds, one of each after the other; figures are medians
of the rounds, ratios medians of each round's own ratio. The driver has a process of its own, and each
virtual user one keep-alive connection.

## A refresh, beside the stateless design

The stateless design is Fastify and \`@fastify/jwt\`: verify one token, sign two, no database. It can
neither end a session nor notice a thief, and is the most that any server on this stack could do. Ours
verifies, moves the session's row in PostgreSQL with the commit on disk (\`fsync\` and
\`synchronous_commit\` on), and signs two. Each user refreshes what it got last.

| | users | refreshes/s | p99 | server CPU each |
| --- | --: | --: | --: | --: |
${refreshes.flatMap((one) => rowsOf(one, 'Wugan', 'stateless')).join('\n')}

PostgreSQL's own CPU is not in the last column, and runs beside both servers: on a machine with fewer
processors than processes it takes from ours what the stateless one has for itself. Memory is that of
our process at its most, with both crowds behind it.

## A refresh, beside servers from the registry

${toSection(figures.peers)}

## An authenticated GET, beside bare Fastify

\`GET /me\` with an access token: signature, lifetime and the kill set are checked, the call is
acknowledged, logged (at level \`warn\`), counted and given its headers, and a profile is read. Bare
Fastify reads the same row by the same statement, and asks nobody who they are. Profiles that are asked for
in one turn of the event loop are read together: the goal is measured beside bare Fastify that does so too,
so that only what a token costs is compared; the second pair is Fastify with a statement for each request.

| | users | GET/s | p99 | server CPU each |
| --- | --: | --: | --: | --: |
${rowsOf(read, 'Wugan', 'bare Fastify').join('\n')}
${rowsOf(readAlone, 'Wugan', 'a statement each').join('\n')}

## ${thousands(sizes.large)} sessions beside ${thousands(sizes.small)}

Two servers, each with a database of its own; ten sessions a user, sixteen users who ask at once (who end
sessions: one after the other, five sessions each). Each refresh is that of another session, out of ${thousands(sizes.small)}
drawn at random, so that it finds its row somewhere in the table, and not in the same few pages.

| | ${thousands(sizes.small)} | ${thousands(sizes.large)} | ratio |
| --- | --: | --: | --: |
${bySize.map(({ operation, small, large, ratio }) => `| ${operation} | ${small.toFixed(2)} ms | ${large.toFixed(2)} ms | ${ratio.toFixed(2)} |`).join('\n')}

## What rotations leave behind

${heap.rotationsEach} rotations of each of ${thousands(heap.sessions)} sessions, by the server's own statement (read from PostgreSQL's
log), 128 sessions at a time from two connections: table and indexes together are ${heap.growth.toFixed(2)} times what
they were; ${(heap.heapOnly * 100).toFixed(1)} % of the updates were heap-only, so touched no index.
\`pnpm bench --full\` does the same with 100,000 sessions.

## A soak

${soakText(figures)}
`;
}

function goalTable(figures: Figures): string {
  const rows = goalsOf(figures).map((goal) => {
    const { name, value, isAtLeast } = goal;
    const sign = isAtLeast ? '≥' : '≤';
    return `| ${name} | ${short(value)} | ${sign} ${short(goal.goal)} | ${isReached(goal) ? 'reached' : '**missed**'} |`;
  });
  return ['| figure | measured | goal | |', '| --- | --: | --: | --- |', ...rows].join('\n');
}

function rowsOf({ users, ours, theirs, ...ratios }: Comparison, us: string, them: string) {
  return [
    row(them, users, theirs),
    row(us, users, ours),
    `| **${us} ÷ ${them}** | ${users} | **${ratios.speed.toFixed(2)}** | ${ratios.p99.toFixed(1)} | ${ratios.cpu.toFixed(1)} |`,
  ];
}

function row(name: string, users: number, { perSecond, p99, cpuEach }: Round): string {
  return `| ${name} | ${users} | ${Math.round(perSecond)} | ${p99.toFixed(1)} ms | ${Math.round(cpuEach)} µs |`;
}

function soakText({ soak }: Figures): string {
  if (!soak) return 'Not in this run: `pnpm bench --soak 10m`.';
  const [early, late] = soak.residentBytes.map((bytes) => Math.round(bytes / 2 ** 20));
  return `${soak.users} users refreshed for ${soak.minutes} minutes: ${early} MB resident after the first tenth, ${late} MB at the
end; the line through the lowest sample of each minute rises by ${(soak.bytesPerHour / 2 ** 20).toFixed(1)} MB an hour.`;
}

function thousands(count: number): string {
  return count.toLocaleString('en');
}

function short(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toFixed(2);
}
