import type { Dictionary } from '../../i18n/zh.ts';
import type { Outcome } from './run-scenario.ts';
import { burstsOf } from './scenarios.ts';

/** Which sentence an outcome amounts to: what its scenario is about, or that something went wrong. */
export function verdictOf({
  scenario,
  count,
  timeline: { sums },
  isLootWorthless,
}: Pick<Outcome, 'scenario' | 'count' | 'timeline' | 'isLootWorthless'>): Verdict {
  const { failures, refreshes, rejected } = sums;
  // All tries but the last met the fault and nothing else: one refresh failed, and one was granted.
  const tries = burstsOf(scenario);
  if (scenario !== 'expired' && tries > 1)
    return failures === count * (tries - 1) && refreshes === 2 ? scenario : 'failed';
  if (failures > 0 || isLootWorthless === false) return 'failed';
  if (rejected === 0 && refreshes > 0) return 'ahead';
  return scenario === 'expired' ? 'silent' : scenario;
}

type Verdict = keyof Dictionary['lab']['verdict'];
