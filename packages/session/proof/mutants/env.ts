/** Handed on to the tests that are run for a mutant. */
export const fullEnvironment = process.env;
