import { irisFlowers } from '@autograd-222/commands/data/iris';
import { sampleOf } from '@autograd-222/commands/data/sample';
import { expect, test } from 'vitest';

test('a sample is a flower, whose inputs and targets others can replace', () => {
  const [first] = irisFlowers();
  expect(sampleOf(1)).toEqual({ x: first?.x, y: [1, 0], sample: 'flower 1 of 100, Iris versicolor' });
  expect(sampleOf(1, [1, -2])).toEqual({
    ...{ x: [1, -2], y: [1, 0], sample: 'flower 1 of 100, Iris versicolor, x = (1, -2)' },
  });
  expect(sampleOf(1, [1, -2], [0.5, 0.5])).toEqual({
    ...{ x: [1, -2], y: [0.5, 0.5], sample: 'x = (1, -2), y = (0.5, 0.5)' },
  });
  expect(() => sampleOf(101)).toThrow('there is no flower 101');
});
