/** What a test file says, in the report of vitest's JSON reporter. */
interface FileReport {
  readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
}

/**
 * Full names of the tests that failed, in a report of vitest's JSON reporter. A file that broke before
 * its tests, as a mutant that is no program does, is no answer.
 *
 * @throws if no test ran
 */
export function readResults(output: string): string[] {
  const start = output.indexOf('{"numTotalTestSuites"');
  if (start < 0) throw new Error(`the tests did not run: ${output.slice(-500)}`);
  const report: { readonly testResults: readonly FileReport[] } = JSON.parse(output.slice(start));
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const ran = tests.filter(({ status }) => status === 'passed' || status === 'failed');
  if (ran.length === 0) throw new Error(`no test ran: ${output.slice(start, start + 2_000)}`);
  return ran.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName.trim());
}
