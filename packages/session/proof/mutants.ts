import { chooseMutants } from '@wugan/mutants';
import { hunt } from './mutants/hunt.ts';
import { mutants } from './mutants/list.ts';
import { tryTests } from './mutants/try-tests.ts';

const SCHEDULES = 6_000;

const chosen = chooseMutants(mutants, process.argv.slice(2));
let survivors = 0;

process.stdout.write('| mutant | caught by | which says |\n|---|---|---|\n');
for (const mutant of chosen) {
  const { schedules, violation } = await hunt(mutant, SCHEDULES);
  // What needs a rare coincidence has a test of its own.
  const test = violation === null ? await tryTests(mutant) : null;
  if (violation === null && test === null) survivors += 1;
  const by =
    violation === null ? (test === null ? '**nothing**' : 'a test') : `schedule ${schedules}`;
  process.stdout.write(`| ${mutant.name} | ${by} | ${violation ?? test ?? ''} |\n`);
}
process.stdout.write(`\n${chosen.length - survivors} of ${chosen.length} caught\n`);
process.exitCode = survivors === 0 ? 0 : 1;
