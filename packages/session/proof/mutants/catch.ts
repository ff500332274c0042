import fc from 'fast-check';
import { anySchedule } from '../any-schedule.ts';
import { play } from '../play.ts';
import type { Hunted } from './hunt.ts';

const BATCH = 200;

/** Plays schedules until one breaks a promise. */
export async function catchViolation(schedules: number, seed: number): Promise<Hunted> {
  for (let played = 0; played < schedules; played += BATCH) {
    const batch = fc.sample(anySchedule, { numRuns: BATCH, seed: seed + played });
    for (const [index, schedule] of batch.entries()) {
      const [violation] = (await play(schedule)).violations;
      if (violation !== undefined) return { schedules: played + index + 1, violation };
    }
  }
  return { schedules, violation: null };
}
