import { expect, it } from 'vitest';
import { importWith } from '../mutants/hunt.ts';
import { mutants } from '../mutants/list.ts';
import { exploreSpace } from './catch.ts';

it('breaks no promise in any order of three requests, two tabs, a sign-out and a crash', async () => {
  const { ends, runs, states, story, violations } = await exploreSpace();
  expect(violations, story.join('\n')).toEqual([]);
  process.stdout.write(`explored ${states} states in ${runs} runs; ${ends} ways to end\n`);
  expect(states).toBeGreaterThan(10_000);
}, 600_000);

it('finds an engine without its single flight', async () => {
  const mutant = mutants.find(({ name }) => name === 'no single-flight');
  if (mutant === undefined) throw new Error('no such mutant');
  const exploreMutant = await importWith(mutant, '../explore/catch.ts', 'exploreSpace');
  if (typeof exploreMutant !== 'function') throw new Error('catch.ts exports exploreSpace');
  expect((await exploreMutant()).violations).not.toEqual([]);
}, 60_000);
