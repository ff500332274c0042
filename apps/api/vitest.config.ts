import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['@wugan/postgres/vitest'],
    // Each file starts what it needs and stops it: what all of them import is loaded once.
    isolate: false,
    testTimeout: 60_000,
    provide: {
      bundle: fileURLToPath(new URL('dist/main.js', import.meta.url)),
      fuzzRuns: 20_000,
      isRelease: false,
    },
    hookTimeout: 60_000,
  },
});
