import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Stryker copies the tests into its sandbox while it runs.
    exclude: [...configDefaults.exclude, 'stryker/**'],
    // For machines that do other things.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
  },
});
