import { runTests } from '@wugan/mutants';
import { type ApiMutant, patternOf, testOf } from './api-mutant.ts';
import { folder } from './list.ts';

const config = 'proof/mutants/vitest.config.ts';

/** Those of the mutants' tests that fail though nothing is broken: by them nothing can be shown. */
export function tryUnbroken(mutants: readonly ApiMutant[], databaseUrl: string): Promise<string[]> {
  const tests = mutants.map(testOf);
  const files = [...new Set(tests.map(({ file }) => `src/${file}`))];
  const pattern = tests.map(({ title }) => patternOf(title)).join('|');
  return runTests({ folder, config, files, pattern, env: { DATABASE_URL: databaseUrl } });
}

/** Runs a mutant's test against it: the name under which it fails; undefined where it does not. */
export async function tryMutant(
  mutant: ApiMutant,
  databaseUrl: string,
): Promise<string | undefined> {
  const { file, title } = testOf(mutant);
  const [failed] = await runTests({
    folder,
    config,
    mutant: mutant.name,
    files: [`src/${file}`],
    pattern: patternOf(title),
    env: { DATABASE_URL: databaseUrl },
  });
  return failed;
}
