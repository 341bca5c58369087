import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What breaks loading is found out soonest by the test that only loads; then, as ever, by what failed last. */
class LoadingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLoading = ({ moduleId }: TestSpecification) => moduleId.endsWith('loading.test.ts');
    const sorted = await super.sort(files);
    return [...sorted.filter(isLoading), ...sorted.filter((file) => !isLoading(file))];
  }
}

/** For mutation testing: the tests of the package that is mutated, with fewer generated cases each. */
export default defineConfig({
  test: {
    include: [`test/${process.env['PACKAGE']}/**/*.test.ts`],
    setupFiles: ['test/support/fewer-cases.ts'],
    sequence: { sequencer: LoadingFirst },
    testTimeout: 60_000,
  },
});
