import { Value } from '@autograd-222/autograd';
import { activationNames, forward, loss, mapParameters } from '@autograd-222/model-222';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import pytorch from '../fixtures/pytorch-222.json' with { type: 'json' };
import * as arbitrary from '../support/arbitraries.ts';
import { backpropagated, names } from '../support/automatic.ts';
import { relativeError } from '../support/error.ts';

const zeros = mapParameters(() => 0);

describe('the 32 cases that PyTorch computed in double precision', () => {
  test.each(pytorch.cases.map((c, i) => ({ ...c, name: `case ${i + 1}, ${c.target} targets` })))('$name', (c) => {
    const [x1 = NaN, x2 = NaN] = c.x;
    const [y1 = NaN, y2 = NaN] = c.y;
    const nodes = backpropagated(c.params, [x1, x2], [y1, y2]);
    // Where a tanh saturates, 1 - h² magnifies the last bit of h, in which two libraries' tanh may differ: in case 14,
    // 1 - h1² is 3e-6, so that the gradients behind h1 can agree to 11 digits and not more.
    const behind = (h: number) => Math.max(1e-12, Number.EPSILON / (1 - h * h));
    const [behindH1, behindH2] = [behind(c.values.h1), behind(c.values.h2)];
    const tolerances = {
      ...{ w1: behindH1, w2: behindH1, b1: behindH1, a1: behindH1 },
      ...{ w3: behindH2, w4: behindH2, b2: behindH2, a2: behindH2 },
      ...{ x1: Math.max(behindH1, behindH2), x2: Math.max(behindH1, behindH2) },
    };
    expect(relativeError(nodes.L.data, c.loss), 'L').toBeLessThan(1e-12);
    for (const name of activationNames)
      expect(relativeError(nodes[name].data, c.values[name]), name).toBeLessThan(1e-12);
    for (const name of [...names, 'x1', 'x2'] as const) {
      const tolerance = new Map(Object.entries(tolerances)).get(name) ?? 1e-12;
      expect(relativeError(nodes[name].grad, c.grads[name]), `∂L/∂${name}`).toBeLessThan(tolerance);
    }
  });
});

test('forward and loss give the same numbers on numbers as on Values', () => {
  fc.assert(
    fc.property(arbitrary.params, arbitrary.inputs, arbitrary.targets, (params, x, y) => {
      const numbers = forward(params, x);
      const nodes = backpropagated(params, x, y);
      for (const name of activationNames) expect(numbers[name], name).toBe(nodes[name].data);
      expect(loss([numbers.h3, numbers.h4], y)).toBe(nodes.L.data);
    }),
  );
});

test('the outputs are positive and sum to 1', () => {
  fc.assert(
    fc.property(arbitrary.params, arbitrary.inputs, (params, x) => {
      const { h3, h4 } = forward(params, x);
      expect(Math.min(h3, h4)).toBeGreaterThan(0);
      expect(Math.abs(h3 + h4 - 1)).toBeLessThanOrEqual(Number.EPSILON);
    }),
  );
});

test('what is neither a number nor a Value is named', () => {
  const { w5: _, ...missing } = zeros;
  // @ts-expect-error a parameter is missing
  expect(() => forward(missing, [1, 2])).toThrow(
    new TypeError('forward: w5 must be a number or a Value, but is undefined'),
  );
  // @ts-expect-error an input is missing
  expect(() => forward(zeros, [1])).toThrow(new TypeError('forward: x2 must be a number or a Value, but is undefined'));
  // @ts-expect-error a parameter is a string
  expect(() => forward({ ...zeros, b4: '0' }, [1, 2])).toThrow('forward: b4 must be a number or a Value, but is "0"');
  // @ts-expect-error a target is missing
  expect(() => loss([0.5, 0.5], [1])).toThrow(new TypeError('loss: y2 must be a number or a Value, but is undefined'));
  // @ts-expect-error no parameters
  expect(() => forward(undefined, [1, 2])).toThrow('forward: w1 must be a number or a Value, but is undefined');
  // @ts-expect-error no inputs
  expect(() => forward(zeros)).toThrow('forward: x1 must be a number or a Value, but is undefined');
  // @ts-expect-error no outputs
  expect(() => loss(undefined, [1, 0])).toThrow('loss: h3 must be a number or a Value, but is undefined');
  // @ts-expect-error an output is missing
  expect(() => loss([0.5], [1, 0])).toThrow('loss: h4 must be a number or a Value, but is undefined');
  // @ts-expect-error no targets
  expect(() => loss([0.5, 0.5])).toThrow('loss: y1 must be a number or a Value, but is undefined');
});

test.each<[unknown, string]>([
  ['0', '"0"'],
  [null, 'null'],
  [[0], 'an array'],
  [new Map(), 'a Map'],
  [Object.create(null), 'a record'],
  [0n, '0'],
])('in the place of a weight, %o is called %s', (x, name) => {
  expect(() => forward({ ...zeros, w1: x as never }, [1, 2])).toThrow(
    new TypeError(`forward: w1 must be a number or a Value, but is ${name}`),
  );
});

test('the intermediate quantities have the names that activationNames lists', () => {
  expect(Object.keys(forward(zeros, [1, 2]))).toEqual(activationNames);
});

test('the types follow what is put in', () => {
  const leaves = mapParameters((name) => new Value(0, name));
  const onNumbers: number = forward(zeros, [1, 2]).h3;
  const onValues: Value = forward(leaves, [1, 2]).h3;
  expect(onValues.data).toBe(onNumbers);
});
