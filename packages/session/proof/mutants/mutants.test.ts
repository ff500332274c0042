import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { hunt } from './hunt.ts';
import { mutants } from './list.ts';
import { replaceOnce } from './mutate.ts';

it.each(mutants)('has a place for the mutant "$name"', async (mutant) => {
  const source = await readFile(new URL(`../../src/core/${mutant.file}`, import.meta.url), 'utf8');
  expect(replaceOnce(source, mutant)).not.toBe(source);
});

it('fails loudly for an anchor that is not there', () => {
  const mutant = { name: 'nothing', file: 'x.ts', anchor: 'gone', replacement: '' };
  expect(() => replaceOnce('let x = 1;', mutant)).toThrow('stands 0 times');
});

it.each(['no single-flight', 'tell before write'])(
  'is caught: %s',
  async (name) => {
    const mutant = mutants.find((each) => each.name === name);
    if (mutant === undefined) throw new Error('no such mutant');
    expect((await hunt(mutant, 1_000)).violation).not.toBeNull();
  },
  60_000,
);
