// Mutation testing of one folder of sources by the tests of the same folder. PART names it: a package, like autograd, or a
// folder in one, like autograd/compile.
const { PART = 'autograd' } = process.env;
const [name, ...folders] = PART.split('/');

export default {
  packageManager: 'pnpm',
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  inPlace: true,
  mutate: [`packages/${[name, 'src', ...folders].join('/')}/*.ts`],
  concurrency: 1,
  timeoutMS: 6_000,
  timeoutFactor: 0.5, // of the first run, which is slow because it records what each test covers
  reporters: ['clear-text', 'progress', 'json'],
  jsonReporter: { fileName: `reports/mutation-${PART.replaceAll('/', '-')}.json` },
  clearTextReporter: { allowColor: false, logTests: false },
  thresholds: { high: 95, low: 95, break: 95 },
};
