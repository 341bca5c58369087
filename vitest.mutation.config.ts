import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Runs the test that only loads the package first: a mutant that breaks loading fails soonest there. */
class LoadingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLoading = ({ moduleId }: TestSpecification) => moduleId.endsWith('loading.test.ts');
    const sorted = await super.sort(files);
    return [...sorted.filter(isLoading), ...sorted.filter((file) => !isLoading(file))];
  }
}

const { PART = 'autograd' } = process.env;

/** The tests of the folder that is mutated, and the one that only loads its package, with fewer generated cases. */
export default defineConfig({
  test: {
    include: [`test/${PART.split('/')[0]}/loading.test.ts`, `test/${PART}/*.test.ts`],
    setupFiles: ['test/support/fewer-cases.ts'],
    sequence: { sequencer: LoadingFirst },
    testTimeout: 60_000,
  },
});
