import { defineConfig } from 'vitest/config';

/** For mutation testing: the tests of the two packages, without those that run commands or rewrite files. */
export default defineConfig({
  test: { include: ['test/{autograd,model-222}/**/*.test.ts'], testTimeout: 60_000 },
});
