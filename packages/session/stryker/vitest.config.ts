/** The tests of the core, and schedules that are the same each time. */
export default { test: { include: ['stryker/every.test.ts'] } };
