import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { fullEnvironment } from './env.ts';
import type { Mutant } from './mutant.ts';

const home = fileURLToPath(new URL('../..', import.meta.url));

/** Runs the core's own tests against a mutant: the name of the first that fails; null where none does. */
export async function tryTests({ name }: Mutant): Promise<string | null> {
  const args = ['run', '--config', 'proof/mutants/vitest.config.ts', '--reporter', 'json'];
  const vitest = spawn('node_modules/.bin/vitest', args, {
    cwd: home,
    env: { ...fullEnvironment, MUTANT: name },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let output = '';
  vitest.stdout.setEncoding('utf8').on('data', (chunk) => {
    output += chunk;
  });
  const code = await new Promise((resolve) => vitest.on('close', resolve));
  if (code === 0) return null;
  const failed = /"fullName":"([^"]*)","status":"failed"/.exec(output);
  if (failed?.[1] === undefined) throw new Error(`the tests did not run: ${output.slice(-500)}`);
  return failed[1].trim();
}
