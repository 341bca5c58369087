import { decimals, percent, powerOfTwo, relative, significant } from '@autograd-222/commands/notation/numbers';
import { expect, test } from 'vitest';

test('a number of a sentence has six significant digits at most', () => {
  const numbers = [2 / 3, -1234567, 1e-7, 0.5, 0, NaN, -Infinity];
  expect(numbers.map((x) => significant(x))).toEqual(['0.666667', '-1234570', '1e-7', '0.5', '0', 'NaN', '-Infinity']);
  expect(significant(2 / 3, 3)).toBe('0.667');
});

test('a number of a table has six decimals, and six significant digits where it is large', () => {
  const numbers = [2 / 3, 0, -999.5, 1234.56789, 1e21, NaN];
  expect(numbers.map((x) => decimals(x))).toEqual([
    ...['0.666667', '0.000000', '-999.500000', '1234.57', '1.00000e+21', 'NaN'],
  ]);
});

test('a relative difference is a percentage where a person would call it large', () => {
  expect([0, 2.2e-16, 0.00099, 0.001, 0.5746, 1].map(relative)).toEqual(['0', '2e-16', '1e-3', '0.1%', '57%', '100%']);
});

test('a share is a percentage of two digits', () => {
  expect([0, 0.005, 0.94, 0.999].map(percent)).toEqual(['0%', '0.5%', '94%', '100%']);
});

test('a bound on a probability is the power of two at or above it', () => {
  expect([2 ** -52, 2 ** -51, 3 * 2 ** -52, 0.5, 1].map(powerOfTwo)).toEqual(['2⁻⁵²', '2⁻⁵¹', '2⁻⁵⁰', '2⁻¹', '2⁰']);
});
