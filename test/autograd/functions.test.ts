import {
  abs,
  add,
  atan2,
  type Binary,
  dot,
  elu,
  expm1,
  gelu,
  grad,
  hessian,
  hypot,
  leakyRelu,
  log1p,
  logAddExp,
  logSigmoid,
  logSumExp,
  max,
  mean,
  min,
  mul,
  type Scalar,
  sigmoid,
  sign,
  silu,
  softmax,
  softplus,
  sqrt,
  sum,
  tanh,
  Value,
  where,
} from '@autograd-222/autograd';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { real } from '../support/arbitraries.ts';

const upToTwice = (f: (x: Scalar) => Scalar, x: number) => [Number(f(x)), grad(f)(x), grad(grad(f))(x)];

const partials = (f: Binary, x: number, y: number) => grad(([x, y]: [Scalar, Scalar]) => f(x, y))([x, y]);

describe('stable where the naive formula is not, with first and second derivative', () => {
  test.each<[string, (x: Scalar) => Scalar, number, number[]]>([
    ['softplus(1000)', softplus, 1000, [1000, 1, 0]],
    ['softplus(-1000)', softplus, -1000, [0, 0, 0]],
    ['sigmoid(1000)', sigmoid, 1000, [1, 0, 0]],
    ['sigmoid(-1000)', sigmoid, -1000, [0, 0, 0]],
    ['logSigmoid(-1000)', logSigmoid, -1000, [-1000, 1, -0]],
    ['logSigmoid(1000)', logSigmoid, 1000, [0, 0, -0]],
    ['tanh(1000)', tanh, 1000, [1, 0, -0]],
    ['tanh(-1000)', tanh, -1000, [-1, 0, 0]],
    ['log1p(1e-17)', log1p, 1e-17, [1e-17, 1, -1]],
    ['expm1(1e-17)', expm1, 1e-17, [1e-17, 1, 1]],
    ['elu(1000)', elu, 1000, [1000, 1, 0]],
    ['silu(-1000)', silu, -1000, [-0, 0, 0]],
    ['gelu(1000)', gelu, 1000, [1000, 1, 0]],
  ])('%s', (_, f, x, expected) => {
    upToTwice(f, x).forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i] ?? NaN, 15);
    });
  });

  test('sigmoid(-40) and its derivatives keep their digits', () => {
    for (const value of upToTwice(sigmoid, -40)) expect(Math.abs(value / Math.exp(-40) - 1)).toBeLessThan(1e-15);
    expect(Math.abs(grad(sigmoid)(40) / Math.exp(-40) - 1)).toBeLessThan(1e-15);
  });

  test('sigmoid goes down to the smallest doubles, and logAddExp takes infinities', () => {
    expect(sigmoid(-720)).toBe(Math.exp(-720));
    expect([logAddExp(Infinity, Infinity), logAddExp(-Infinity, -Infinity)]).toEqual([Infinity, -Infinity]);
    expect([logAddExp(Infinity, 3), logAddExp(3, Infinity)]).toEqual([Infinity, Infinity]);
  });

  test('logSumExp([1000, 1000]), its gradient and its second derivatives', () => {
    expect(logSumExp([1000, 1000])).toBe(1000 + Math.LN2);
    expect(grad((xs: Scalar[]) => logSumExp(xs))([1000, 1000])).toEqual([0.5, 0.5]);
    expect(hessian((xs: Scalar[]) => logSumExp(xs))([1000, 1000])).toEqual([
      [0.25, -0.25],
      [-0.25, 0.25],
    ]);
    expect([logSumExp([-1000, -1001]), logAddExp(-Infinity, 3), logAddExp(1000, -1000)]).toEqual([
      ...[-1000 + Math.log1p(Math.exp(-1)), 3, 1000],
    ]);
  });
});

describe('at kinks and edges, the conventions are those of PyTorch', () => {
  test('abs and sign at 0', () => {
    expect([grad(abs)(0), grad(abs)(-2), grad(abs)(2), sign(0), grad(sign)(3)]).toEqual([0, -1, 1, 0, 0]);
  });

  test('ties of max and min share the derivative', () => {
    expect([partials(max, 2, 2), partials(min, 2, 2)]).toEqual([
      [0.5, 0.5],
      [0.5, 0.5],
    ]);
    expect([partials(max, 3, 2), partials(min, 3, 2)]).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect([partials(max, Infinity, Infinity), partials(min, -Infinity, 1)]).toEqual([
      [0.5, 0.5],
      [1, 0],
    ]);
    expect([max(NaN, 1), min(1, NaN)]).toEqual([NaN, NaN]);
    expect(partials(max, NaN, 1)).toEqual([NaN, NaN]);
  });

  test('sqrt at 0 has derivative ∞, hypot and atan2 at the origin have none', () => {
    expect(grad(sqrt)(0)).toBe(Infinity);
    expect([partials(hypot, 0, 0), partials(atan2, 0, 0)]).toEqual([
      [NaN, NaN],
      [NaN, NaN],
    ]);
    expect(Math.abs(hypot(3e200, 4e200) / 5e200 - 1)).toBeLessThan(1e-15);
  });

  test('leakyRelu and elu at 0 take the side from below', () => {
    expect([grad(leakyRelu)(0), grad(leakyRelu)(1), leakyRelu(-2)]).toEqual([0.01, 1, -0.02]);
    expect([grad(elu)(0), elu(-1)]).toEqual([1, Math.expm1(-1)]);
  });
});

describe('over arrays', () => {
  const few = fc.array(real(3), { minLength: 1, maxLength: 6 });

  test('sum, mean and dot are what they say, and so are their gradients', () => {
    fc.assert(
      fc.property(few, (xs) => {
        expect(grad((xs: Scalar[]) => sum(xs))(xs)).toEqual(xs.map(() => 1));
        expect(grad((xs: Scalar[]) => mean(xs))(xs)).toEqual(xs.map(() => 1 / xs.length));
        expect(grad((xs: Scalar[]) => dot(xs, xs))(xs)).toEqual(xs.map((x) => 2 * x));
        expect(dot(xs, xs)).toBe(xs.reduce((total, x) => total + x * x, 0));
      }),
    );
  });

  test("softmax is positive, sums to 1, and doesn't mind an offset", () => {
    fc.assert(
      fc.property(few, real(1000), (xs, offset) => {
        const shares = softmax(xs);
        expect(Math.min(...shares)).toBeGreaterThan(0);
        expect(Math.abs(sum(shares) - 1)).toBeLessThan(1e-14);
        // An offset of 1000 takes up to 1000·ε from the inputs, and what that is relative to the shares.
        softmax(xs.map((x) => x + offset)).forEach((share, i) => {
          expect(Math.abs(share / (shares[i] ?? NaN) - 1)).toBeLessThan(1e-12);
        });
      }),
    );
  });

  test('of nothing: the sum is 0, the mean NaN, the softmax empty, the log of no exponentials -∞', () => {
    expect([sum([]), mean([]), dot([], []), softmax([]), logSumExp([])]).toEqual([0, NaN, 0, [], -Infinity]);
  });

  test('Values in, Values out', () => {
    const xs = [new Value(1), new Value(2)];
    const y = sum(softmax(xs).map((share, i) => mul(share, i)));
    if (typeof y !== 'number') y.backward();
    const [p, q] = softmax([1, 2]);
    expect(xs[1]?.grad).toBeCloseTo((p ?? 0) * (q ?? 0), 15);
    expect(sum([3, new Value(4)])).toBeInstanceOf(Value);
  });

  test('Values in, a Value out, in the types as well', () => {
    const [a, b] = [new Value(1), new Value(2)];
    sum([a, b]).backward();
    mean([a, b]).backward();
    dot([a, b], [3, 4]).backward();
    dot([3, 4], [a, b]).backward();
    logSumExp([a, a]).backward();
    softmax([a, b])[0]?.backward();
    where(1, a, 2).backward();
    where(a, 1, 2).backward();
    expect(b.grad).toBeCloseTo(1 + 0.5 + 4 + 4 - Math.E ** 3 / (Math.E + Math.E ** 2) ** 2, 14);
    expect(where(1, 2, 3) satisfies number).toBe(2);
  });

  test('bad input is named', () => {
    expect(() => sum(3 as never)).toThrow(new TypeError('sum: its argument must be an array, but is 3'));
    expect(() => softmax(undefined as never)).toThrow(
      new TypeError('softmax: its argument must be an array, but is undefined'),
    );
    expect(() => mean({} as never)).toThrow('mean: its argument must be an array, but is an object');
    expect(() => logSumExp('12' as never)).toThrow('logSumExp: its argument must be an array, but is the string "12"');
    expect(() => dot([1], 2 as never)).toThrow('dot: its argument must be an array, but is 2');
    expect(() => dot([1, 2], [1])).toThrow(new RangeError('dot: one array has 2 numbers, the other 1'));
    expect(() => sum([1, '2' as never])).toThrow(
      new TypeError('sum: element 1 must be a number or a Value, but is the string "2"'),
    );
  });
});

test('silu and gelu are what PyTorch has for them', () => {
  // torch.nn.functional.silu(1.), and gelu(1., approximate='tanh'), by their defining formulas.
  expect(silu(1)).toBeCloseTo(1 / (1 + Math.exp(-1)), 15);
  expect(gelu(1)).toBeCloseTo(0.5 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * 1.044715)), 15);
  expect(gelu(-1)).toBeCloseTo(-0.5 * (1 - Math.tanh(Math.sqrt(2 / Math.PI) * 1.044715)), 15);
  expect(add(silu(2), silu(-2))).toBeCloseTo(2 * Math.tanh(1), 14);
});
