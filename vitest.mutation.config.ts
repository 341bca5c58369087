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

const { PACKAGE, FOLDER } = process.env;

/**
 * For mutation testing: the tests of the package that is mutated, or those of the folder in it that is, with the one that
 * only loads the package; each with fewer generated cases.
 */
export default defineConfig({
  test: {
    include: [
      `test/${PACKAGE}/loading.test.ts`,
      `test/${PACKAGE}/${FOLDER === undefined ? '' : `${FOLDER}/`}*.test.ts`,
    ],
    setupFiles: ['test/support/fewer-cases.ts'],
    sequence: { sequencer: LoadingFirst },
    testTimeout: 60_000,
  },
});
