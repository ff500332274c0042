import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceOnce } from '@wugan/mutants';
import { transform } from 'esbuild';
import { expect, it } from 'vitest';
import { patternOf, testOf } from './api-mutant.ts';
import { mutants, sources } from './list.ts';

const read = (file: string) => readFile(join(sources, file), 'utf8');

it.each(mutants)('there is a place for "$name", and it is a program', async (mutant) => {
  const source = await read(mutant.file);
  const broken = replaceOnce(source, mutant);
  expect(broken).not.toBe(source);
  await expect(transform(broken, { loader: 'ts' })).resolves.toBeDefined();
});

it.each(mutants)('there is a test for "$name": $caughtBy', async (mutant) => {
  const { file, title } = testOf(mutant);
  expect(title).not.toBe('');
  expect(await read(file)).toContain(title);
});

it('no two have one name', () => {
  const names = mutants.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
});

it('a title whose places are filled in is found, and no other', () => {
  const pattern = new RegExp(patternOf('%s is 5 (of %i)'));
  expect('this is 5 (of 7)').toMatch(pattern);
  expect('this is 5 of 7').not.toMatch(pattern);
});
