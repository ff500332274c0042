export { chooseMutants } from './choose-mutants.ts';
export { type Mutant, requireMutant } from './mutant.ts';
export { mutateBundle } from './mutate-bundle.ts';
export { mutateModules } from './mutate-modules.ts';
export { replaceOnce } from './replace-once.ts';
export { runTests } from './run-tests.ts';
