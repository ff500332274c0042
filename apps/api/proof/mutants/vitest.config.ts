import { mutateModules, requireMutant } from '@wugan/mutants';
import { mergeConfig } from 'vitest/config';
import ordinary from '../../vitest.config.ts';
import { buildServer } from './build-server.ts';
import { mutants, sources } from './list.ts';

const { MUTANT: name } = process.env;
const mutant = name === undefined ? undefined : requireMutant(mutants, name);
const isBuilt = mutant === undefined || mutant.isBuilt === true;

/** The tests of the server, with the mutant that `MUTANT` names in it, if it names one. */
export default mergeConfig(ordinary, {
  test: {
    include: ['src/**/*.test.ts'],
    ...(isBuilt ? { provide: { bundle: await buildServer(mutant) } } : {}),
  },
  plugins: mutant ? [mutateModules(mutant, sources)] : [],
});
