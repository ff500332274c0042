import { explore } from './explore/explore.ts';
import { largeSpaces, smallSpaces } from './explore/space.ts';

const EVERY = 2_000;

function showProgress(states: number, ways: number): void {
  if (ways % EVERY === 0) process.stderr.write(`\r${states} states, ${ways} ways `);
}

for (const [name, space] of Object.entries({ ...smallSpaces, ...largeSpaces })) {
  const { ends, states, story, violations, ways } = await explore(space, { onWay: showProgress });
  process.stderr.write('\r');
  process.stdout.write(`${name}: ${states} states, ${ways} ways, ${ends} uncut, `);
  process.stdout.write(`${violations.length} violations\n${story.join('\n')}`);
  if (violations.length > 0) process.exitCode = 1;
}
