import { explore } from './explore/explore.ts';
import { spaces } from './explore/space.ts';

for (const [name, space] of Object.entries(spaces)) {
  const { ends, runs, states, story, violations } = await explore(space);
  process.stdout.write(`${name}: ${states} states, ${runs} runs, ${ends} ways to end, `);
  process.stdout.write(`${violations.length} violations\n${story.join('\n')}`);
  if (violations.length > 0) process.exitCode = 1;
}
