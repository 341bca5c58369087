import {
  dot,
  grad,
  hessian,
  logSumExp,
  mean,
  mul,
  type Scalar,
  softmax,
  sum,
  Value,
  where,
} from '@autograd-222/autograd';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { real } from '../support/arbitraries.ts';

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

test('more arguments are refused, but not those that map passes', () => {
  const untyped = (f: unknown) => f as (...inputs: unknown[]) => unknown;
  for (const [name, op] of Object.entries({ sum, mean, logSumExp, softmax })) {
    const message = `${name}: the number of arguments must be 1, but is 2`;
    expect(() => untyped(op)([1], 2)).toThrow(new TypeError(message));
  }
  expect(() => untyped(dot)([1], [2], [3])).toThrow(new TypeError('dot: the number of arguments must be 2, but is 3'));
  expect([[1, 2], [3]].map(sum)).toEqual([3, 3]);
  expect([[1, 2]].map(softmax)).toHaveLength(1);
});

test('logSumExp([1000, 1000]), its gradient and its second derivatives', () => {
  expect(logSumExp([1000, 1000])).toBe(1000 + Math.LN2);
  expect(grad((xs: Scalar[]) => logSumExp(xs))([1000, 1000])).toEqual([0.5, 0.5]);
  expect(hessian((xs: Scalar[]) => logSumExp(xs))([1000, 1000])).toEqual([
    [0.25, -0.25],
    [-0.25, 0.25],
  ]);
  expect(logSumExp([-1000, -1001])).toBe(-1000 + Math.log1p(Math.exp(-1)));
});
