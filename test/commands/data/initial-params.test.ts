import { defaultParams, initialParams, randomParams } from '@autograd-222/commands/data/initial-params';
import { mapParameters, parameterNames } from '@autograd-222/model-222';
import { expect, test } from 'vitest';

test('the default parameters are in the order of the names', () => {
  expect(Object.keys(defaultParams)).toEqual(parameterNames);
});

test('random parameters are between -1 and 1, the same for the same seed', () => {
  const values = Object.values(randomParams(7));
  expect(new Set(values).size).toBe(12);
  for (const value of values) expect(Math.abs(value)).toBeLessThan(1);
  expect(randomParams(7)).toEqual(randomParams(7));
  expect(randomParams(8)).not.toEqual(randomParams(7));
});

test('a command starts from the parameters of a file, or from random ones, or from the default', () => {
  const ones = mapParameters(() => 1);
  expect(initialParams({ params: ones })).toBe(ones);
  expect(initialParams({ seed: 7 })).toEqual(randomParams(7));
  expect(initialParams({})).toBe(defaultParams);
});
