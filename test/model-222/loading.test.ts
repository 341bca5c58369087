import { expect, test } from 'vitest';

// The import is inside the test for the reason given in ../autograd/loading.test.ts.
test('the package loads, and gives a verdict on each of the 61 equations even from one case each', async () => {
  const { judgeEquations } = await import('@autograd-222/model-222');
  const verdicts = judgeEquations({ runs: 1 });
  expect(verdicts.map(({ equation }) => equation)).toEqual(Array.from({ length: 61 }, (_, i) => i + 1));
});
