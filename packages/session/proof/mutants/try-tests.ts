import { fileURLToPath } from 'node:url';
import { type Mutant, runTests } from '@wugan/mutants';

const folder = fileURLToPath(new URL('../..', import.meta.url));
const config = 'proof/mutants/vitest.config.ts';

/** Runs the core's own tests against a mutant: the name of the first that fails; null where none does. */
export async function tryTests({ name }: Mutant): Promise<string | null> {
  const [first = null] = await runTests({ folder, config, mutant: name });
  return first;
}
