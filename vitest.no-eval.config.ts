import { defineConfig } from 'vitest/config';

/** The tests of compiled programs where functions can't be made from text, as under a content security policy. */
export default defineConfig({
  test: {
    include: ['test/autograd/compile/**/*.test.ts', 'test/autograd/every-op/*.test.ts'],
    execArgv: ['--disallow-code-generation-from-strings'],
    testTimeout: 60_000,
    maxWorkers: '100%',
  },
});
