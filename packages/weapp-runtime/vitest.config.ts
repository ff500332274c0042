import { defineConfig } from 'vitest/config';

export default defineConfig({
  // For machines that do other things: nothing here takes long.
  test: { testTimeout: 30_000, hookTimeout: 60_000, expect: { poll: { timeout: 15_000 } } },
});
