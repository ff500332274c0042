import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  // Stryker copies the tests into its sandbox while it runs.
  test: { exclude: [...configDefaults.exclude, 'stryker/**'] },
});
