import type { Dictionary } from '../../i18n/zh.ts';
import type { Outcome } from './run-scenario.ts';

/** Which sentence an outcome amounts to: what its scenario is about, or that something went wrong. */
export function verdictOf({
  scenario,
  count,
  timeline: { sums },
  isLootWorthless,
}: Pick<Outcome, 'scenario' | 'count' | 'timeline' | 'isLootWorthless'>): Verdict {
  const { failures, refreshes, rejected } = sums;
  // The first try met the fault and nothing else: everybody waited for the one refresh that failed.
  if (scenario === 'cut' || scenario === 'lost')
    return failures === count && refreshes === 2 ? scenario : 'failed';
  if (failures > 0 || isLootWorthless === false) return 'failed';
  if (rejected === 0 && refreshes > 0) return 'ahead';
  return scenario === 'expired' ? 'silent' : scenario;
}

type Verdict = keyof Dictionary['lab']['verdict'];
