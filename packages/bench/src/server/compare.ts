import { measureRound, type Round } from './measure-round.ts';
import { median } from './median.ts';
import type { Subject } from './subject.ts';
import type { VirtualUser } from './virtual-user.ts';

/** One of the two that are measured in turn. */
export interface Side {
  readonly subject: Subject;
  readonly users: readonly VirtualUser[];
}

export interface Comparison {
  readonly users: number;
  /** Medians of each figure; of memory the most. */
  readonly ours: Round;
  readonly theirs: Round;
  /** Ours ÷ theirs: the median of the rounds' own ratios. */
  readonly speed: number;
  readonly p99: number;
  readonly cpu: number;
}

export interface Plan {
  readonly rounds: number;
  /** Of one round of one side. */
  readonly seconds: number;
}

/** Plays both in turn, so that whatever else the machine does hits both. */
export async function compare(
  ours: Side,
  theirs: Side,
  { rounds, seconds }: Plan,
  played: (share: number) => void,
): Promise<Comparison> {
  const pairs: { ours: Round; theirs: Round }[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    pairs.push({
      theirs: await measureRound(theirs.subject, theirs.users, seconds),
      ours: await measureRound(ours.subject, ours.users, seconds),
    });
    played(round / rounds);
  }
  for (const user of [...ours.users, ...theirs.users]) user.close();
  const ratio = (read: (round: Round) => number) =>
    median(pairs.map((pair) => read(pair.ours) / read(pair.theirs)));
  return {
    users: ours.users.length,
    ours: medians(pairs.map((pair) => pair.ours)),
    theirs: medians(pairs.map((pair) => pair.theirs)),
    speed: ratio(({ perSecond }) => perSecond),
    p99: ratio(({ p99 }) => p99),
    cpu: ratio(({ cpuEach }) => cpuEach),
  };
}

/** Of each figure; of memory the most. */
export function medians(of: readonly Round[]): Round {
  return {
    perSecond: median(of.map(({ perSecond }) => perSecond)),
    p99: median(of.map(({ p99 }) => p99)),
    cpuEach: median(of.map(({ cpuEach }) => cpuEach)),
    residentBytes: Math.max(...of.map(({ residentBytes }) => residentBytes)),
  };
}
