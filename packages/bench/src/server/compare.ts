import { measureRound, type Round } from './measure-round.ts';
import type { Subject } from './subject.ts';
import { openVirtualUser, type VirtualUser } from './virtual-user.ts';

export interface Comparison {
  readonly users: number;
  /** Medians of each figure. */
  readonly wugan: Round;
  readonly stateless: Round;
  /** Wugan ÷ stateless: the median of the rounds' own ratios. */
  readonly speed: number;
  readonly p99: number;
  readonly cpu: number;
}

const rounds = 7;
const seconds = 3;

/** Plays both in turn, so that whatever else the machine does hits both. */
export async function compare(
  wugan: Subject,
  stateless: Subject,
  users: number,
  played: (round: number) => void,
): Promise<Comparison> {
  const ours = await openCrowd(wugan, users);
  const theirs = await openCrowd(stateless, users);
  const pairs: { ours: Round; theirs: Round }[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    pairs.push({
      theirs: await measureRound(stateless, theirs, seconds),
      ours: await measureRound(wugan, ours, seconds),
    });
    played(round / rounds);
  }
  for (const user of [...ours, ...theirs]) user.close();
  const ratio = (read: (round: Round) => number) =>
    median(pairs.map((pair) => read(pair.ours) / read(pair.theirs)));
  return {
    users,
    wugan: medians(pairs.map((pair) => pair.ours)),
    stateless: medians(pairs.map((pair) => pair.theirs)),
    speed: ratio(({ perSecond }) => perSecond),
    p99: ratio(({ p99 }) => p99),
    cpu: ratio(({ cpuPerRefresh }) => cpuPerRefresh),
  };
}

async function openCrowd(subject: Subject, count: number): Promise<VirtualUser[]> {
  const crowd: VirtualUser[] = [];
  for (let n = 0; n < count; n += 1)
    crowd.push(await openVirtualUser(subject.url, await subject.signIn(`user ${count}-${n}`)));
  return crowd;
}

function medians(of: readonly Round[]): Round {
  return {
    perSecond: median(of.map(({ perSecond }) => perSecond)),
    p99: median(of.map(({ p99 }) => p99)),
    cpuPerRefresh: median(of.map(({ cpuPerRefresh }) => cpuPerRefresh)),
    residentBytes: Math.max(...of.map(({ residentBytes }) => residentBytes)),
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
