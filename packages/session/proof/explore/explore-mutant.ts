import { requireMutant } from '@wugan/mutants';
import { importWith } from '../mutants/hunt.ts';
import { mutants } from '../mutants/list.ts';
import type { exploreSpace } from './catch.ts';

/** `exploreSpace` with a mutant of the engine in it. */
export async function exploreMutant(name: string): Promise<typeof exploreSpace> {
  const mutant = requireMutant(mutants, name);
  const explore = await importWith(mutant, '../explore/catch.ts', 'exploreSpace');
  if (typeof explore !== 'function') throw new Error('catch.ts exports exploreSpace');
  return (space, reductions) => explore(space, reductions);
}
