/** What tests that are run for a mutant are given, and which mutant it is; undefined for none. */
export function testEnv(mutant: string | undefined): NodeJS.ProcessEnv {
  const { MUTANT: _, ...env } = process.env;
  return mutant === undefined ? env : { ...env, MUTANT: mutant };
}
