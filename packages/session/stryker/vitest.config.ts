/** The tests of the core, and schedules that are the same each time; `bundle.ts` makes that file. */
export default { test: { include: ['stryker/every.test.js'] } };
