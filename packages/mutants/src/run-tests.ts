import { spawn } from 'node:child_process';
import { testEnv } from './env.ts';
import { readResults } from './read-results.ts';

export interface TestRun {
  /** The package, whose vitest it is. */
  readonly folder: string;
  /** The vitest configuration, from there; it finds the mutant's name in `MUTANT`. */
  readonly config: string;
  /** None: the program as it is. */
  readonly mutant?: string;
  /** Only these files, and of them only tests whose names match the pattern. */
  readonly files?: readonly string[];
  readonly pattern?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Full names of the tests that failed, the first of them first. @throws if no test ran to its end */
export async function runTests(run: TestRun): Promise<string[]> {
  const { folder, config, mutant, files = [], pattern, env = {} } = run;
  // By its runner, as configurations import this package, which is TypeScript.
  const how = ['--config', config, '--configLoader', 'runner', '--reporter', 'json'];
  const args = ['run', ...how, ...files];
  const vitest = spawn(
    'node_modules/.bin/vitest',
    pattern === undefined ? args : [...args, '--testNamePattern', pattern],
    { cwd: folder, env: { ...testEnv(mutant), ...env }, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  let output = '';
  vitest.stdout.setEncoding('utf8').on('data', (chunk) => {
    output += chunk;
  });
  await new Promise((resolve) => vitest.on('close', resolve));
  return readResults(output);
}
