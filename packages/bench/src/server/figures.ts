import type { Comparison } from './compare.ts';
import type { SizeRow } from './compare-sizes.ts';
import type { HeapFigures } from './measure-heap.ts';
import type { PeerFigures } from './peer/measure-peers.ts';
import type { Soak } from './soak.ts';

/** Everything that one run has measured. */
export interface Figures {
  readonly refreshes: readonly Comparison[];
  /** Beside a server that shares statements as ours does. */
  readonly read: Comparison;
  /** Beside one that has a statement for each request. */
  readonly readAlone: Comparison;
  readonly sizes: { readonly small: number; readonly large: number };
  readonly bySize: readonly SizeRow[];
  readonly heap: HeapFigures;
  /** Measured only when it was asked for. */
  readonly soak?: Soak;
  readonly peers?: PeerFigures;
}

/** A figure with its goal, in words and as it is drawn. */
export interface Goal {
  readonly name: string;
  readonly value: number;
  readonly goal: number;
  readonly isAtLeast: boolean;
}

export const isReached = ({ value, goal, isAtLeast }: Goal) =>
  isAtLeast ? value >= goal : value <= goal;

const refreshGoals: Readonly<Record<number, number>> = { 50: 0.6, 128: 0.7 };
const megabyte = 2 ** 20;

/** The goals of the figures, in the order of the page. */
export function goalsOf({ refreshes, read, bySize, heap }: Figures): Goal[] {
  const atLeast = (name: string, value: number, goal: number) => ({
    name,
    value,
    goal,
    isAtLeast: true,
  });
  const atMost = (name: string, value: number, goal: number) => ({
    name,
    value,
    goal,
    isAtLeast: false,
  });
  const peak = Math.max(...refreshes.map(({ ours }) => ours.residentBytes));
  return [
    ...refreshes.flatMap(({ users, speed, p99 }) => [
      atLeast(`refreshes/s ÷ stateless, ${users} users`, speed, refreshGoals[users] ?? 0),
      atMost(`p99 ÷ stateless, ${users} users`, p99, 3),
    ]),
    atLeast('authenticated GET/s ÷ bare Fastify', read.speed, 0.85),
    ...bySize.map(({ operation, ratio }) =>
      atMost(`${operation}, 1,000,000 ÷ 100,000 sessions`, ratio, 1.3),
    ),
    atMost('table after ÷ before rotations', heap.growth, 1.3),
    atLeast('heap-only updates ÷ all', heap.heapOnly, 0.95),
    atMost('memory in MB', peak / megabyte, 250),
  ];
}
