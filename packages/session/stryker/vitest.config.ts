/** The tests of the core, and schedules that are the same each time. */
export default {
  test: { include: ['src/core/**/*.test.ts', 'proof/fixed-schedules.test.ts'] },
};
