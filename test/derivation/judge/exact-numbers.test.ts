import { asinh, cosh, exp, type Scalar, sin, sinh, sub, tanh, Value } from '@autograd-222/autograd';
import { expect, it } from 'vitest';
import { ExactNumbers } from '../../../packages/derivation/src/judge/exact-numbers.ts';

const x = new Value(1, 'x');
const everywhere = { domains: new Map(), kinks: new Map() };
const at = (y: Scalar, number: number) => new ExactNumbers(everywhere, (v) => (v === x ? number : undefined)).of(y);

it.each([
  ['tanh', (x: Scalar) => tanh(x), 1],
  ['asinh', (x: Scalar) => asinh(x), Math.asinh(1e300)],
] as const)('%s far from 0 takes no longer than near to it', (_name, f, far) => {
  expect(Number(at(f(x), 1e300))).toBeCloseTo(far, 12);
  expect(Number(at(f(x), -1e300))).toBeCloseTo(-far, 12);
});

it.each([0.5, 0.99, 1.01, 3, -3, 40])('hyperbolic functions have 50 digits at %f', (number) => {
  const e = [at(exp(x), number), at(exp(x), -number)];
  const [up, down] = [e[0]?.toString() ?? '', e[1]?.toString() ?? ''];
  const digits = (y: Scalar) => at(y, number)?.toSignificantDigits(50).toString();
  const expected = (sign: 1 | -1) => e[0]?.plus(e[1]?.times(sign) ?? 0).div(2);
  expect(up).not.toBe(down);
  expect(digits(sinh(x))).toBe(expected(-1)?.toSignificantDigits(50).toString());
  expect(digits(cosh(x))).toBe(expected(1)?.toSignificantDigits(50).toString());
  const ratio = expected(-1)?.div(expected(1) ?? 1);
  expect(digits(tanh(x))).toBe(ratio?.toSignificantDigits(50).toString());
  expect(
    at(sub(asinh(sinh(x)), x), number)
      ?.abs()
      .lt('1e-50'),
  ).toBe(true);
});

it('a sine of an angle of which no digit within a turn is known is not a number', () => {
  expect(at(sin(x), 1e6)?.toFixed(10)).toBe('-0.3499935022');
  expect(at(sin(x), 1e20)?.isNaN()).toBe(true);
});
