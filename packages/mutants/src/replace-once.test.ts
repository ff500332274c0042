import { expect, it } from 'vitest';
import { chooseMutants } from './choose-mutants.ts';
import { requireMutant } from './mutant.ts';
import { replaceOnce } from './replace-once.ts';

const mutant = { name: 'off by one', file: 'x.ts', anchor: '+ 1', replacement: '+ 2' };

it('puts the replacement where the anchor stands, and leaves the rest', () => {
  expect(replaceOnce('let x = a + 1;', mutant)).toBe('let x = a + 2;');
});

it.each([
  ['gone', 'let x = 1;', 0],
  ['there twice', 'let x = a + 1, y = b + 1;', 2],
])('fails loudly for an anchor that is %s', (_, source, times) => {
  expect(() => replaceOnce(source, mutant)).toThrow(
    `"off by one": its anchor stands ${times} times in x.ts`,
  );
});

it('a name that no mutant has is an error', () => {
  expect(requireMutant([mutant], 'off by one')).toBe(mutant);
  expect(() => requireMutant([mutant], undefined)).toThrow('No mutant is called "undefined"');
});

it('all are chosen where none is named', () => {
  const other = { ...mutant, name: 'other' };
  expect(chooseMutants([mutant, other], ['--'])).toEqual([mutant, other]);
  expect(chooseMutants([mutant, other], ['--', 'other'])).toEqual([other]);
  expect(() => chooseMutants([mutant], ['othre'])).toThrow('No mutant is called "othre"');
});
