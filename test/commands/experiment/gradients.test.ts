import { defaultParams } from '@autograd-222/commands/data/initial-params';
import { agrees, relativeDifference, rules } from '@autograd-222/commands/experiment/gradients';
import { parameterNames } from '@autograd-222/model-222';
import { expect, test } from 'vitest';

test('a relative difference is relative to the larger of the two', () => {
  expect(relativeDifference(1, 4)).toBe(0.75);
  expect(relativeDifference(4, 1)).toBe(0.75);
  expect(relativeDifference(-1, 1)).toBe(2);
  expect(relativeDifference(0, 0)).toBe(0);
  expect(relativeDifference(Infinity, Infinity)).toBe(0);
  expect(relativeDifference(NaN, 1)).toBeNaN();
});

test('a derivative agrees with the automatic one up to the error of its method, and NaN with nothing', () => {
  expect(agrees('hand', 1 + 1e-10, 1)).toBe(true);
  expect(agrees('hand', 1 + 1e-7, 1)).toBe(false);
  expect(agrees('centralDifference', 1 + 1e-7, 1)).toBe(true);
  expect(agrees('centralDifference', 1 + 1e-4, 1)).toBe(false);
  expect(agrees('document', 1e-13, 0)).toBe(true);
  expect(agrees('hand', NaN, NaN)).toBe(false);
});

test('at one sample, all methods but the document agree', () => {
  const at = [defaultParams, [0.4, -0.9], [1, 0]] as const;
  const automatic = rules.automatic(...at);
  for (const method of ['hand', 'centralDifference', 'document'] as const) {
    const gradient = rules[method](...at);
    const agreeing = parameterNames.filter((name) => agrees(method, gradient[name], automatic[name]));
    expect(agreeing, method).toEqual(method === 'document' ? [] : parameterNames);
  }
});
