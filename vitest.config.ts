import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**'],
    // Long, so that a machine with other work to do fails no test.
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
