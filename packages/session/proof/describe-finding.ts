import type { Finding } from './check-schedules.ts';

/** A broken promise as a person reads it: what was to be done, what went wrong, and what happened. */
export function describeFinding(finding: Extract<Finding, { kind: 'broken' }>): string {
  const { played, replay, schedule } = finding;
  const steps = [...schedule.steps].sort((a, b) => a.at - b.at);
  return [
    `Broken after ${finding.schedules} schedules: ${played.violations.join('; ')}`,
    '',
    `World: ${JSON.stringify(schedule.setting)}`,
    'Steps:',
    ...steps.map(({ at, deed, more, tab }) => `  at ${at} ms, tab ${tab}: ${deed} (${more})`),
    'Story:',
    ...played.story,
    '',
    `Again: pnpm simulate ${replay}`,
  ].join('\n');
}
