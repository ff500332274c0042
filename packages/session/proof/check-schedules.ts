import fc, { type RunDetails } from 'fast-check';
import { anySchedule } from './any-schedule.ts';
import { type Played, play } from './play.ts';
import type { Schedule } from './schedule.ts';

export interface CheckOptions {
  readonly schedules: number;
  readonly seed: number;
  /** Where in the shrinking of that seed to begin: replays one failure. */
  readonly path?: string;
  /** Called after each schedule. */
  readonly onPlayed?: () => void;
}

/** What was found: nothing, or the smallest schedule that breaks a promise, and how it is had again. */
export type Finding =
  | { readonly kind: 'none'; readonly schedules: number }
  | {
      readonly kind: 'broken';
      readonly schedules: number;
      readonly schedule: Schedule;
      readonly played: Played;
      readonly replay: string;
    };

/** Plays so many schedules, and shrinks the first that breaks a promise of the engine. */
export async function checkSchedules(options: CheckOptions): Promise<Finding> {
  const { onPlayed = () => {}, path, schedules, seed } = options;
  const property = fc.asyncProperty(anySchedule, async (schedule) => {
    const { violations } = await play(schedule);
    onPlayed();
    return violations.length === 0;
  });
  const replayed = path === undefined ? {} : { path, endOnFailure: true };
  const details: RunDetails<[Schedule]> = await fc.check(property, {
    numRuns: schedules,
    seed,
    ...replayed,
  });
  if (!details.failed) return { kind: 'none', schedules: details.numRuns };
  const [schedule] = details.counterexample ?? [];
  if (schedule === undefined) throw details.errorInstance ?? new Error('interrupted');
  return {
    kind: 'broken',
    schedules: details.numRuns,
    schedule,
    played: await play(schedule, true),
    replay: `--seed ${details.seed} --path "${details.counterexamplePath}"`,
  };
}
