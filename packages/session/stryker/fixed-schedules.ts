import { expect, it } from 'vitest';
import { play } from '../proof/play.ts';

// Not `checkSchedules`: the first schedule that breaks a promise is enough here, and need not be made small.
it('keeps every promise of the engine in the same 300 schedules each time', async () => {
  const { default: fc } = await import('fast-check');
  const { anySchedule } = await import('../proof/any-schedule.ts');
  for (const schedule of fc.sample(anySchedule, { numRuns: 300, seed: 2026 })) {
    const { violations } = await play(schedule);
    expect(violations).toEqual([]);
  }
}, 60_000);
