import { mean } from '@autograd-222/autograd';
import { irisFlowers } from '@autograd-222/commands/data/iris';
import { expect, test } from 'vitest';

test('the data are fifty flowers of each of two species, whose inputs have mean 0 and variance 1', () => {
  const flowers = irisFlowers();
  expect(flowers.map(({ species }) => species)).toEqual(
    Array.from({ length: 100 }, (_, i) => (i < 50 ? 'versicolor' : 'virginica')),
  );
  for (const i of [0, 1] as const) {
    // A sum of a hundred numbers of about 1 errs by less than 100 · ε, and so does the mean.
    expect(Math.abs(mean(flowers.map(({ x }) => x[i])))).toBeLessThan(1e-14);
    expect(Math.abs(mean(flowers.map(({ x }) => x[i] ** 2)) - 1)).toBeLessThan(1e-14);
  }
});
