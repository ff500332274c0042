/** A program with one promise taken out of it. */
export interface Mutant {
  readonly name: string;
  /** Under the root of the sources. */
  readonly file: string;
  /** Source text that stands there exactly once. */
  readonly anchor: string;
  readonly replacement: string;
}

/** The mutant of that name. @throws if there is none */
export function requireMutant<Each extends Mutant>(
  mutants: readonly Each[],
  name: string | undefined,
): Each {
  const mutant = mutants.find((each) => each.name === name);
  if (mutant === undefined) throw new Error(`No mutant is called "${name}"`);
  return mutant;
}
