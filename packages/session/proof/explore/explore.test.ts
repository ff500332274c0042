import { expect, it } from 'vitest';
import { exploreSpace } from './catch.ts';
import { exploreMutant } from './explore-mutant.ts';

const WHOLE = 600_000;

it.each([
  ['two requests and a sign-out', 1_000],
  ['three requests and a crash', 500],
  ['two requests, a sign-out and a crash', 3_000],
] as const)(
  'no order of %s breaks a promise',
  async (name, least) => {
    const { states, story, violations, ways } = await exploreSpace(name);
    expect(violations, story.join('\n')).toEqual([]);
    process.stdout.write(`${name}: ${states} states, ${ways} ways\n`);
    expect(states).toBeGreaterThan(least);
  },
  WHOLE,
);

it(
  'finds an engine that sends another attempt key with each retry',
  async () => {
    const explore = await exploreMutant('an attempt key for each retry');
    const { story, violations } = await explore('two requests and a sign-out');
    expect(violations).toEqual(['the server took somebody for a thief: another attempt key']);
    expect(story.join('\n')).toContain('VIOLATED: the server took somebody for a thief');
  },
  WHOLE,
);
