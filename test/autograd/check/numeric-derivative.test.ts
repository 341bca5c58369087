import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numericDerivative } from '../../../packages/autograd/src/check/numeric-derivative.ts';
import { between, real } from '../../support/arbitraries.ts';

/** f with its value off by up to a few units in the last place. */
const rounded = (f: (x: number) => number) => (x: number) => ({
  value: f(x),
  rounding: 4 * Number.EPSILON * Math.abs(f(x)),
});

test.each<[string, (x: number) => number, (x: number) => number]>([
  ['a cubic', (x) => x ** 3 - 2 * x, (x) => 3 * x * x - 2],
  ['a sine', Math.sin, Math.cos],
  ['an exponential', Math.exp, Math.exp],
  ['an inverse tangent', Math.atan, (x) => 1 / (1 + x * x)],
])('the derivative of %s is within its tolerance, which leaves nine digits', (_name, f, slope) => {
  fc.assert(
    fc.property(real(3), (x) => {
      const { derivative, tolerance } = numericDerivative(rounded(f), x);
      expect(Math.abs(derivative - slope(x))).toBeLessThanOrEqual(tolerance);
      expect(tolerance).toBeLessThan(1e-9 * (1 + Math.abs(f(x)) + Math.abs(slope(x))));
    }),
  );
});

test('noise in the function widens the tolerance, so that the derivative stays within it', () => {
  fc.assert(
    fc.property(real(3), between(3, 12), (x, digits) => {
      const noise = 10 ** -digits;
      const noisy = (x: number) => ({ value: Math.sin(x) + noise * Math.sin(1e15 * x), rounding: noise });
      const { derivative, tolerance } = numericDerivative(noisy, x);
      expect(Math.abs(derivative - Math.cos(x))).toBeLessThanOrEqual(tolerance);
    }),
  );
});

test('steps beyond the end of a domain are not taken', () => {
  fc.assert(
    fc.property(between(-8, 0), (digits) => {
      const x = 10 ** digits;
      const { derivative, tolerance } = numericDerivative(rounded(Math.log), x);
      expect(Math.abs(derivative - 1 / x)).toBeLessThanOrEqual(tolerance);
    }),
  );
});

test('at a kink, it is the mean of the slopes on both sides', () => {
  const { derivative } = numericDerivative((x) => ({ value: x < 0 ? 0 : 3 * x, rounding: 0 }), 0);
  expect(derivative).toBe(1.5);
});

test('it is NaN, and so is its tolerance, where the function is not finite', () => {
  for (const value of [NaN, Infinity]) {
    expect(numericDerivative(() => ({ value, rounding: 0 }), 1)).toEqual({ derivative: NaN, tolerance: NaN });
  }
});
