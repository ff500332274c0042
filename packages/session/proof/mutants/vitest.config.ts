import { mutants } from './list.ts';
import { replaceOnce } from './mutate.ts';

const mutant = mutants.find(({ name }) => name === process.env.MUTANT);
if (mutant === undefined) throw new Error('MUTANT names no mutant');

/** The tests of the core, with the mutant that `MUTANT` names in it. */
export default {
  test: { include: ['src/core/**/*.test.ts'], bail: 1 },
  plugins: [
    {
      name: 'mutate',
      enforce: 'pre',
      transform: (source: string, path: string) =>
        path.endsWith(`/src/core/${mutant.file}`) ? replaceOnce(source, mutant) : undefined,
    },
  ],
};
