import { type Mutant, requireMutant } from './mutant.ts';

/** Those that a command line names; all where it names none. @throws if one is unknown */
export function chooseMutants<Each extends Mutant>(
  mutants: readonly Each[],
  args: readonly string[],
): readonly Each[] {
  const names = args.filter((argument) => argument !== '--');
  return names.length === 0 ? mutants : names.map((name) => requireMutant(mutants, name));
}
