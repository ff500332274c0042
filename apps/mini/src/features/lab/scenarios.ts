import { platform } from '../../platform/platform.ts';

/** What can be tried in the Lab. */
export const scenarios = [
  'expired',
  'late',
  'cut',
  'lost',
  'restart',
  'stolen',
  'upload',
  'tabs',
] as const;
export type Scenario = (typeof scenarios)[number];

/** Those that this platform can play: a mini program has no tabs. */
export const offered = scenarios.filter((scenario) => scenario !== 'tabs' || platform === 'h5');

/** How often the requests leave: once more for each time they got no answer, as a person would try again. */
export function burstsOf(scenario: Scenario): number {
  if (scenario === 'restart') return 3;
  return scenario === 'cut' || scenario === 'lost' ? 2 : 1;
}

/** What the article's code can be put through: it shares nothing with a thief, a tab or an upload. */
export type Comparable = Extract<Scenario, 'expired' | 'late' | 'cut' | 'lost' | 'restart'>;

export function isComparable(scenario: Scenario): scenario is Comparable {
  return scenario !== 'stolen' && scenario !== 'upload' && scenario !== 'tabs';
}
