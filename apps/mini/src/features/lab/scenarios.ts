/** What can be tried in the Lab. */
export const scenarios = ['expired', 'late', 'cut', 'lost', 'stolen'] as const;
export type Scenario = (typeof scenarios)[number];

/** After these, the requests that got no answer are sent again, as a person would try again. */
export function triesAgain(scenario: Scenario): boolean {
  return scenario === 'cut' || scenario === 'lost';
}
