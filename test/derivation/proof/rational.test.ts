import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromNumber, plus, rational, times } from '../../../packages/derivation/src/proof/rational.ts';

describe('a rational number', () => {
  it('is in lowest terms with a positive denominator', () => {
    expect(rational(6n, -4n)).toEqual({ numerator: -3n, denominator: 2n });
    expect(rational(0n, 7n)).toEqual({ numerator: 0n, denominator: 1n });
  });

  it('is added and multiplied exactly', () => {
    expect(plus(rational(1n, 2n), rational(1n, 3n))).toEqual(rational(5n, 6n));
    expect(times(rational(2n, 3n), rational(9n, 4n))).toEqual(rational(3n, 2n));
  });

  it.each([
    [0.1, 1n, 10n],
    [1 / 3, 1n, 3n],
    [-2.75, -11n, 4n],
    [-0.3, -3n, 10n],
    [3, 3n, 1n],
    [-0, 0n, 1n],
    [1e-5, 1n, 100000n],
    [2 ** 60, 2n ** 60n, 1n],
  ])('stands behind the double %s', (x, numerator, denominator) => {
    expect(fromNumber(x)).toEqual({ numerator, denominator });
  });

  it('is the double itself where no simple fraction rounds to it', () => {
    expect(fromNumber(Math.PI).denominator).toBe(2n ** 48n);
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }), (x) => {
        const { numerator, denominator } = fromNumber(x);
        if (denominator < 2n ** 53n && numerator < 2n ** 53n)
          expect(Number(numerator) / Number(denominator)).toBe(x + 0);
      }),
    );
  });

  it('does not stand behind infinity or NaN', () => {
    expect(() => fromNumber(Infinity)).toThrow(RangeError);
    expect(() => fromNumber(Number.NaN)).toThrow('the number must be finite, but is NaN');
  });
});
