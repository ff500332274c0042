import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const home = fileURLToPath(new URL('..', import.meta.url));
const tests = readdirSync(`${home}src/core`, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .sort()
  .map((name) => `src/core/${name}`);

// One module with the engine, its tests and the schedules: it is loaded anew for each mutant. What a
// test of the core catches need not wait for the schedules, so they come last.
await build({
  stdin: {
    contents: [...tests, 'stryker/fixed-schedules.ts']
      .map((path) => `import './${path}';`)
      .join('\n'),
    resolveDir: home,
  },
  outfile: `${home}stryker/every.test.js`,
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  // The package says that its modules have no side effects; tests are nothing else.
  ignoreAnnotations: true,
});
