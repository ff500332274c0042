import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { globalSetup: ['@wugan/postgres/vitest'], testTimeout: 60_000, hookTimeout: 60_000 },
});
