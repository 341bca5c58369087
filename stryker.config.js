// Mutation testing of one package, the one that PACKAGE names, by its own tests; or, if FOLDER names one, of a folder in
// it, by that folder's tests.
const { PACKAGE, FOLDER } = process.env;
const path = [PACKAGE, 'src', ...(FOLDER === undefined ? [] : [FOLDER])].join('/');

export default {
  packageManager: 'pnpm',
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  inPlace: true,
  mutate: [`packages/${path}/*.ts`],
  concurrency: 1,
  timeoutMS: 6_000,
  timeoutFactor: 0.5, // of the first run, which is slow for counting what each test covers
  reporters: ['clear-text', 'progress', 'json'],
  jsonReporter: { fileName: `reports/mutation-${path.replaceAll('/', '-')}.json` },
  clearTextReporter: { allowColor: false, logTests: false },
  thresholds: { high: 95, low: 95, break: 95 },
};
