import { toJson } from '@autograd-222/commands/cli/json';
import { expect, test } from 'vitest';

test('numbers that JSON lacks are strings', () => {
  const result = { loss: NaN, gradient: [Infinity, -Infinity, -0.5], flower: null, name: 'w1' };
  expect(JSON.parse(toJson(result))).toEqual({ ...result, loss: 'NaN', gradient: ['Infinity', '-Infinity', -0.5] });
});
