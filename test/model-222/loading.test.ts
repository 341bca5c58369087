import { expect, test } from 'vitest';

// The import is inside the test for the reason given in ../autograd/loading.test.ts.
test('the package loads, and gives a verdict on one of its 61 equations', async () => {
  const { equations, judgeEquations } = await import('@autograd-222/model-222');
  expect(equations.map(({ number }) => number)).toEqual(Array.from({ length: 61 }, (_, i) => i + 1));
  expect(judgeEquations({ only: 24 }).map(({ equation, holds }) => [equation, holds])).toEqual([[24, true]]);
});
