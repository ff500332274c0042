import { expect, it } from 'vitest';
import { checkSchedules } from './check-schedules.ts';
import { describeFinding } from './describe-finding.ts';

it('keeps every promise of the engine in the same 300 schedules each time', async () => {
  const finding = await checkSchedules({ schedules: 300, seed: 2026 });
  expect(finding.kind === 'broken' ? describeFinding(finding) : '').toBe('');
}, 60_000);
