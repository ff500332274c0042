import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const core = fileURLToPath(new URL('../src/core/', import.meta.url));
const tests = readdirSync(core, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .sort();

// One file for all of them: the engine is loaded once for each mutant, not once for each file.
for (const test of tests) await import(`${core}${test}`);

// What a test of the core catches need not wait for the schedules.
await import('./fixed-schedules.ts');
