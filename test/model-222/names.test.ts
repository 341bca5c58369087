import { mapParameters, parameterNames, quantityNames } from '@autograd-222/model-222';
import { expect, test } from 'vitest';

test('there are twelve parameters, and 25 quantities in all', () => {
  expect(parameterNames).toHaveLength(12);
  expect(quantityNames).toHaveLength(25);
});

test('mapParameters gives each parameter its own, in their order', () => {
  const labels = mapParameters((name) => `the ${name}`);
  expect(Object.entries(labels)).toEqual(parameterNames.map((name) => [name, `the ${name}`]));
});
