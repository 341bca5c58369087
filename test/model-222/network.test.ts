import { compile, findNonFinite, grad, hessian, type Scalar, toTex, Value } from '@autograd-222/autograd';
import { activationNames, forward, loss, mapParameters, type Pair, stableLoss } from '@autograd-222/model-222';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import pytorch from '../fixtures/pytorch-222.json' with { type: 'json' };
import * as arbitrary from '../support/arbitraries.ts';
import { backpropagated, names } from '../support/automatic.ts';
import { times } from '../support/cases.ts';
import { relativeError } from '../support/error.ts';
import { type Exact, exact, exactLoss } from '../support/exact-loss.ts';

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
  expect(() => forward({ ...zeros, b4: '0' }, [1, 2])).toThrow(
    'forward: b4 must be a number or a Value, but is the string "0"',
  );
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

test('the intermediate quantities have the names that activationNames lists', () => {
  expect(Object.keys(forward(zeros, [1, 2]))).toEqual(activationNames);
});

test('the types follow what is put in', () => {
  const leaves = mapParameters((name) => new Value(0, name));
  const onNumbers: number = forward(zeros, [1, 2]).h3;
  const onValues: Value = forward(leaves, [1, 2]).h3;
  expect(onValues.data).toBe(onNumbers);
});

function automatic(a3: number, a4: number, y: Pair): { L: number; dL_da3: number; dL_da4: number } {
  const logits = { a3: new Value(a3, 'a3'), a4: new Value(a4, 'a4') };
  const L = stableLoss(logits, y);
  L.backward();
  return { L: L.data, dL_da3: logits.a3.grad, dL_da4: logits.a4.grad };
}

/** Logits apart by 0 to 5000, most of them by little, around -800 to 800. */
const logits = fc
  .tuple(fc.oneof(arbitrary.between(0, 60), arbitrary.between(0, 5000)), arbitrary.real(800), fc.constantFrom(-1, 1))
  .map(([gap, offset, sign]): Pair => [offset + (sign * gap) / 2, offset - (sign * gap) / 2]);

/** Logits up to 1000 apart, whose difference is a double to the last bit. */
const exactLogit = fc.oneof(arbitrary.real(0.5), arbitrary.real(500)).map((x) => Math.round(x * 2 ** 20) / 2 ** 20);
const exactLogits = fc.tuple(exactLogit, exactLogit);

type Four<S = Scalar> = [a3: S, a4: S, y1: S, y2: S];

describe('stableLoss', () => {
  test.each([
    ['one-hot', arbitrary.oneHot],
    ['soft', arbitrary.soft],
    ['free', arbitrary.free],
  ])('is right to 1e-12 in value and gradient, for %s targets', (_, targets) => {
    fc.assert(
      fc.property(logits, targets, ([a3, a4], y) => {
        const { L, gradient } = exactLoss([a3, a4], y);
        const found = automatic(a3, a4, y);
        // Relative; but where terms of size 1 cancel, as free targets can make them, to 1e-15 of those.
        const size = 1 + Math.abs(y[0]) + Math.abs(y[1]);
        const close = (a: number, { value }: Exact, oneSign: boolean) => {
          const slack = oneSign ? 0 : 3e-15 * size * (1 + Math.abs(a));
          const bound = 1e-12 * value.abs().toNumber() + slack + 1e-300;
          expect(exact(a).minus(value).abs().toNumber()).toBeLessThanOrEqual(bound);
        };
        const oneHot = y[0] * y[1] === 0 && y[0] + y[1] === 1;
        close(found.L, L, oneHot);
        close(found.dL_da3, gradient[0], oneHot);
        expect(found.dL_da4 + found.dL_da3).toBe(0);
      }),
      times(3),
    );
  });

  test.each([
    ['0 or 1', fc.tuple(fc.constantFrom(0, 1), fc.constantFrom(0, 1))],
    ['shares', arbitrary.soft],
    ['any two numbers', arbitrary.free],
  ])(
    'is right to a few roundings in value, gradient and Hessian, where the targets, variables too, are %s',
    (_, targets) => {
      const L = ([a3, a4, y1, y2]: Four) => stableLoss({ a3, a4 }, [y1, y2]);
      fc.assert(
        fc.property(exactLogits, targets, ([a3, a4], [y1, y2]) => {
          const at: Four<number> = [a3, a4, y1, y2];
          const truth = exactLoss([a3, a4], [y1, y2]);
          const found = [stableLoss({ a3, a4 }, [y1, y2]), grad(L)(at), hessian(L)(at)].flat(2);
          const expected = [truth.L, truth.gradient, truth.hessian].flat(2);
          expect(found).toHaveLength(expected.length);
          for (const [i, { value, size }] of expected.entries()) {
            // The worst of 21,000 cases erred by 1.5ε; 1e-300 is for what underflows.
            const bound = 4 * Number.EPSILON * size.toNumber() + 1e-300;
            const error = exact(found[i] ?? NaN).minus(value);
            expect(error.abs().toNumber()).toBeLessThanOrEqual(bound);
          }
        }),
        times(3),
      );
    },
  );

  test('has the right derivative with respect to a target of 1, where both logits are 0', () => {
    expect(grad((y1: Scalar) => stableLoss({ a3: 0, a4: 0 }, [y1, 0]))(1)).toBe(1);
  });

  test('equals loss wherever that is finite', () => {
    fc.assert(
      fc.property(arbitrary.params, arbitrary.inputs, arbitrary.targets, (params, x, y) => {
        const activations = forward(params, x);
        const L = loss([activations.h3, activations.h4], y);
        // log(1 - h) loses what h has in common with 1: the condition number is 1 / min(h3, h4).
        const tolerance = (8 * Number.EPSILON) / Math.min(activations.h3, activations.h4);
        const size = (1 + Math.abs(y[0]) + Math.abs(y[1])) * 40;
        expect(Math.abs(stableLoss(activations, y) - L)).toBeLessThanOrEqual(tolerance * size);
      }),
    );
  });

  test('is finite for logits at the ends of the doubles, where its true value is', () => {
    expect(Object.values(automatic(1e308, -1e308, [1, 0])).map(Math.abs)).toEqual([0, 0, 0]);
    expect(automatic(-1e307, 1e307, [1, 0])).toEqual({ L: 4e307, dL_da3: -2, dL_da4: 2 });
    const infinitelyFarApart = compile(([a3, a4, y1, y2]: Four) => stableLoss({ a3, a4 }, [y1, y2]), [0, 0, 0, 0]);
    expect(infinitelyFarApart.valueAndGrad([1e308, -1e308, 1, 0])).toEqual([0, [0, -0, -Infinity, Infinity]]);
    expect(automatic(800, 800, [1, 0]).L).toBeCloseTo(0.5 + 2 * Math.LN2, 14);
  });

  test('is called L, as the loss is', () => {
    expect(stableLoss({ a3: new Value(1), a4: new Value(2) }, [1, 0]).label).toBe('L');
  });

  test('is written with products of targets and logarithms', () => {
    const L = stableLoss({ a3: new Value(0, 'a3'), a4: new Value(0, 'a4') }, [new Value(1, 'y1'), 0]);
    expect(toTex(L)).toContain(
      String.raw`y_1 \cdot \operatorname{softplus}(-(a_3 - a_4)) + (1 - y_1) \cdot \operatorname{softplus}(a_3 - a_4)`,
    );
  });

  test('names what is missing', () => {
    // @ts-expect-error
    expect(() => stableLoss({ a3: 1 }, [1, 0])).toThrow('stableLoss: a4 must be a number or a Value, but is undefined');
    // @ts-expect-error
    expect(() => stableLoss({ a4: 1 }, [1, 0])).toThrow('stableLoss: a3 must be a number or a Value, but is undefined');
    // @ts-expect-error
    expect(() => stableLoss(undefined, [1, 0])).toThrow('stableLoss: a3 must be a number or a Value, but is undefined');
    // @ts-expect-error
    expect(() => stableLoss({ a3: 1, a4: 2 })).toThrow('stableLoss: y1 must be a number or a Value, but is undefined');
    // @ts-expect-error
    expect(() => stableLoss({ a3: 1, a4: 2 }, [1])).toThrow('stableLoss: y2 must be a number or a Value, but is');
  });
});

describe('where the documented loss breaks down', () => {
  const lossOf = (a3: number, a4: number, y: Pair) => {
    const { h3, h4 } = forward({ ...mapParameters(() => 0), b3: a3, b4: a4 }, [0, 0]);
    return loss([h3, h4], y);
  };

  test('from a gap of 36.75 on, h rounds to 1: NaN where the prediction is right, ∞ where it is wrong or soft', () => {
    expect(Number.isFinite(lossOf(36.7, 0, [1, 0]))).toBe(true);
    expect(lossOf(36.75, 0, [1, 0])).toBeNaN();
    expect(lossOf(36.75, 0, [0, 1])).toBe(Infinity);
    expect(lossOf(36.75, 0, [0.5, 0.5])).toBe(Infinity);
    expect(stableLoss({ a3: 36.75, a4: 0 }, [1, 0])).toBeCloseTo(2 * Math.exp(-36.75), 30);
  });

  test('where logits pass 709, e^a3 + e^a4 overflows: NaN', () => {
    expect(Number.isFinite(lossOf(709, 708.5, [1, 0]))).toBe(true);
    expect(lossOf(710, 709.5, [1, 0])).toBeNaN();
  });

  test('and findNonFinite says where', () => {
    const params = mapParameters((name) => new Value(name === 'b3' ? 800 : 0, name));
    const { h3, h4 } = forward(params, [0, 0]);
    expect(findNonFinite(loss([h3, h4], [1, 0]))?.sentence).toBe('exp(a3) is Infinity for a3 = 800');
  });
});
