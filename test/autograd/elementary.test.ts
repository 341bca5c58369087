import {
  abs,
  acos,
  acosh,
  asin,
  atan2,
  atanh,
  type Binary,
  cbrt,
  expm1,
  grad,
  hypot,
  log1p,
  max,
  min,
  type Scalar,
  sign,
  sqrt,
} from '@autograd-222/autograd';
import { expect, test } from 'vitest';

const partials = (f: Binary, x: number, y: number) => grad(([x, y]: [Scalar, Scalar]) => f(x, y))([x, y]);

test.each<[string, (x: Scalar) => Scalar, number, number[]]>([
  ['log1p(1e-17)', log1p, 1e-17, [1e-17, 1, -1]],
  ['expm1(1e-17)', expm1, 1e-17, [1e-17, 1, 1]],
])('%s is right where the naive formula is not, and so are its first and second derivatives', (_, f, x, expected) => {
  [Number(f(x)), grad(f)(x), grad(grad(f))(x)].forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i] ?? NaN, 15);
  });
});

test.each([
  ['asin', asin, 1, Infinity, Infinity],
  ['asin', asin, -1, Infinity, -Infinity],
  ['acos', acos, 1, -Infinity, -Infinity],
  ['acos', acos, -1, -Infinity, Infinity],
  ['atanh', atanh, 1, Infinity, Infinity],
  ['atanh', atanh, -1, Infinity, -Infinity],
  ['acosh', acosh, 1, Infinity, -Infinity],
  ['sqrt', sqrt, 0, Infinity, -Infinity],
  ['cbrt', cbrt, 0, Infinity, -Infinity],
  ['cbrt', cbrt, -0, Infinity, Infinity],
] as const)('$0 at $2 has derivative $3, and second derivative $4', (_, f, x, first, second) => {
  expect([grad(f)(x), grad(grad(f))(x)]).toEqual([first, second]);
});

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
