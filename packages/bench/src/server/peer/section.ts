import type { EntrantRow } from './measure-entrants.ts';
import type { MeasuredPeer, PeerFigures } from './measure-peers.ts';

/** The part of the page about servers from the registry. */
export function toSection(figures: PeerFigures | undefined): string {
  if (!figures) return 'Not in this run: `pnpm bench --peers`.';
  const { users, rows, measured, absent } = figures;
  return `${users} users refresh without pause, each with what it got last, in turn with ours and the stateless
design: each server a process of its own, those that store with a database of their own on the PostgreSQL
that ours has (\`fsync\` and \`synchronous_commit\` on), through ten connections. All are used as their
documentation says, with rotation switched on where there is one.

${toTable(rows)}
${absentText(absent)}
- **answer lost, asks again**: the same token is sent a second time, as a client does whose answer never came,
  and then what that gave.
- **stale copy**: somebody else sends a token with which its owner has refreshed, and then once more with what
  came of it. Where tokens are not replaced, it is the living one.

What one operation is:

${measured.map(toItem).join('\n')}

These are built for more than this: OpenID Connect, consent, plug-ins, any database. The rows say what a
refresh costs in each, and not which to choose.`;
}

/** A row for each that was measured. */
export function toTable(rows: readonly EntrantRow[]): string {
  return [
    '| | refreshes/s | Wugan ÷ it | p99 | server CPU each | answer lost, asks again | stale copy |',
    '| --- | --: | --: | --: | --: | --- | --- |',
    ...rows.map(toRow),
  ].join('\n');
}

function toRow({ name, round, speed, survivesLostAnswer, servesStaleCopy }: EntrantRow): string {
  const { perSecond, p99, cpuEach } = round;
  return `| ${name} | ${Math.round(perSecond)} | ${speed.toFixed(2)} | ${p99.toFixed(1)} ms | ${Math.round(cpuEach)} µs | ${survivesLostAnswer ? 'goes on' : '**signed out**'} | ${servesStaleCopy ? '**served**' : 'refused'} |`;
}

function toItem({ name, operation, documentation, versions }: MeasuredPeer): string {
  return `- **${name}** (${versions.join(', ')}; [documentation](${documentation})): ${operation}`;
}

function absentText(absent: readonly string[]): string {
  return absent.length === 0
    ? ''
    : `\nWithout a row, as it could not be installed, started or played to its end here: ${absent.join(', ')}.\n`;
}
