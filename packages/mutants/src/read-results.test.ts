import { expect, it } from 'vitest';
import { readResults } from './read-results.ts';

const report = (...statuses: string[]) =>
  JSON.stringify({
    numTotalTestSuites: 1,
    testResults: [
      { assertionResults: statuses.map((status, n) => ({ fullName: ` test ${n}`, status })) },
    ],
  });

it('answers with the tests that failed, the first of them first, whatever stands before the report', () => {
  const output = `a server says: {"hello"}\n${report('passed', 'failed', 'skipped', 'failed')}`;
  expect(readResults(output)).toEqual(['test 1', 'test 3']);
  expect(readResults(report('passed'))).toEqual([]);
});

it.each([
  ['nothing was reported', 'vitest has crashed', 'did not run'],
  ['all were left out', report('skipped', 'pending'), 'no test ran'],
  ['the file broke before its tests', report(), 'no test ran'],
])('is no answer where %s', (_what, output, said) => {
  expect(() => readResults(output)).toThrow(said);
});
