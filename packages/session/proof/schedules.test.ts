import { describe, expect, it } from 'vitest';
import { checkSchedules } from './check-schedules.ts';
import { describeFinding } from './describe-finding.ts';

describe('any schedule of calls, faults, crashes, sign-outs and switches', () => {
  it('keeps every promise of the engine, 20,000 times', async () => {
    // The same worlds for everybody; `pnpm simulate` plays others.
    const seed = 20_261_122;
    const finding = await checkSchedules({ schedules: 20_000, seed });
    expect(finding.kind === 'broken' ? describeFinding(finding) : '').toBe('');
    expect(finding.schedules).toBe(20_000);
  }, 900_000);
});
