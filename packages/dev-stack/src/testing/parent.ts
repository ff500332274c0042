import { fileURLToPath } from 'node:url';
import { inheritedEnv } from '../env.ts';
import { runChild } from '../run-child.ts';

/** A parent to be killed: starts a child, prints what it prints, and waits. */
runChild({
  file: fileURLToPath(new URL('./obedient.mjs', import.meta.url)),
  env: inheritedEnv,
  print: (chunk) => void process.stdout.write(chunk),
});
