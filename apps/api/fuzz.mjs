import { parseArgs } from 'node:util';
import { startVitest } from 'vitest/node';

// `pnpm test` makes up 20,000 requests; this as many as it is told to, for a night.
const { values } = parseArgs({ options: { runs: { type: 'string', default: '1000000' } } });
const fuzzRuns = Number(values.runs);
if (!Number.isSafeInteger(fuzzRuns) || fuzzRuns < 1)
  throw new Error('--runs must be a whole number, such as 1000000');

await startVitest('test', ['src/fuzz'], { watch: false, provide: { fuzzRuns } });
