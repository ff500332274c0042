import { createWorld, type World, type WorldOptions } from '../world/world.ts';
import type { Subject, System } from './subject.ts';

/** `ideal` reaches the goal; `short` serves every caller, at a price; `broken` fails callers or the session. */
export type Verdict = 'ideal' | 'short' | 'broken';

export interface Outcome {
  /** What happened, in the few words of a table cell. */
  readonly cell: string;
  readonly verdict: Verdict;
}

export interface Scenario {
  readonly id: string;
  /** One sentence: what is done to the system, and what is counted. */
  readonly title: string;
  readonly ideal: string;
  /** Virtual time makes a cell the same on every machine; only what is timed runs in real time. */
  readonly time: 'virtual' | 'real';
  run(system: System): Promise<Outcome>;
}

export interface Stage {
  readonly world: World;
  readonly subject: Subject;
}

/** A fresh server and a client of it that holds a pair whose access token is over. */
export async function stage(
  system: System,
  callers: number,
  options: Omit<WorldOptions, 'firstPair'> = {},
): Promise<Stage> {
  const firstPair = system.reactsTo === 'a 401' ? 'rejected' : 'known-to-be-over';
  const world = createWorld({ ...options, firstPair });
  return { world, subject: await system.create(world, { callers }) };
}
