import { mutateModules, requireMutant } from '@wugan/mutants';
import { core, mutants } from './list.ts';

/** The tests of the core, with the mutant that `MUTANT` names in it. */
export default {
  test: { include: ['src/core/**/*.test.ts'], bail: 1 },
  plugins: [mutateModules(requireMutant(mutants, process.env.MUTANT), core)],
};
