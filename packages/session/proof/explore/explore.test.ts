import { expect, it } from 'vitest';
import { importWith } from '../mutants/hunt.ts';
import { mutants } from '../mutants/list.ts';
import { exploreSpace } from './catch.ts';

it.each([
  ['two requests, a sign-out and a crash', 5_000],
  ['three requests and a sign-out', 4_000],
  ['three requests and a crash', 1_500],
] as const)(
  'no order of %s breaks a promise',
  async (name, least) => {
    const { ends, runs, states, story, violations } = await exploreSpace(name);
    expect(violations, story.join('\n')).toEqual([]);
    process.stdout.write(`${name}: ${states} states, ${runs} runs, ${ends} ways to end\n`);
    expect(states).toBeGreaterThan(least);
  },
  900_000,
);

it('finds an engine without its single flight', async () => {
  const mutant = mutants.find(({ name }) => name === 'no single-flight');
  if (mutant === undefined) throw new Error('no such mutant');
  const exploreMutant = await importWith(mutant, '../explore/catch.ts', 'exploreSpace');
  if (typeof exploreMutant !== 'function') throw new Error('catch.ts exports exploreSpace');
  const { violations } = await exploreMutant('three requests and a crash');
  expect(violations).toEqual(['two refreshes of one session were in flight in one tab']);
}, 60_000);
