import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // What the files import is loaded once.
    isolate: false,
    // For machines that do other things: nothing here takes long.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
  },
});
