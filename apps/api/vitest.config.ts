import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['@wugan/postgres/vitest'],
    testTimeout: 30_000,
    provide: { fuzzRuns: 20_000, isRelease: false },
    hookTimeout: 60_000,
  },
});
