import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceOnce, requireMutant } from '@wugan/mutants';
import { expect, it } from 'vitest';
import { hunt } from './hunt.ts';
import { core, mutants } from './list.ts';

it.each(mutants)('has a place for the mutant "$name"', async (mutant) => {
  const source = await readFile(join(core, mutant.file), 'utf8');
  expect(replaceOnce(source, mutant)).not.toBe(source);
});

it.each(['no single-flight', 'tell before write'])(
  'is caught: %s',
  async (name) => {
    expect((await hunt(requireMutant(mutants, name), 1_000)).violation).not.toBeNull();
  },
  60_000,
);
