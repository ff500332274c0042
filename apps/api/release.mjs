import { startVitest } from 'vitest/node';

// Writes down what this version asks of the database: the next one's migrations are tried with it.
await startVitest('test', ['src/expand-contract.test.ts'], {
  watch: false,
  provide: { isRelease: true },
});
