import { add, exp, grad, hessian, jacobian, mul, type Scalar, sub, tanh, Value } from '@autograd-222/autograd';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { real } from '../support/arbitraries.ts';

type Point = { x: Scalar; y: Scalar };

describe('jacobian', () => {
  const polar = ({ x, y }: Point) => ({ product: mul(x, y), both: [add(x, y), sub(x, y)] as [Scalar, Scalar] });

  test('has, in the place of each result, its gradient', () => {
    const found: { product: { x: number; y: number }; both: [{ x: number; y: number }, { x: number; y: number }] } =
      jacobian(polar)({ x: 2, y: 3 });
    expect(found).toEqual({
      product: { x: 3, y: 2 },
      both: [
        { x: 1, y: 1 },
        { x: 1, y: -1 },
      ],
    });
  });

  test('of one number is its gradient', () => {
    fc.assert(fc.property(real(2), (x) => jacobian(tanh)(x) === grad(tanh)(x)));
  });

  test('of a result that is constant is 0, and one result may be another', () => {
    expect(jacobian((x: Scalar) => [x, x, 3])(2)).toEqual([1, 1, 0]);
  });

  test('is all of Values if one result uses a Value from around it', () => {
    const w = new Value(5);
    const found: unknown = jacobian((x: Scalar) => [mul(x, 2), mul(x, w)])(3);
    expect(Array.isArray(found) && found.map((entry) => entry instanceof Value && entry.data)).toEqual([2, 5]);
  });

  test('nests, and takes Values', () => {
    expect(grad((x: Scalar) => jacobian((y: Scalar) => [mul(x, mul(y, y))])(x)[0] ?? 0)(3)).toBe(12);
    const x = new Value(3);
    const [slope] = jacobian((x: Scalar) => [mul(x, mul(x, x))])(x);
    slope?.backward();
    expect([slope?.data, x.grad]).toEqual([27, 18]);
  });

  test('refuses results that are no numbers', () => {
    const wanted = 'must be a number, a Value, or an array or plain record of them, but is';
    expect(() => jacobian(() => [1, 'x'])(1)).toThrow(new TypeError(`jacobian: result[1] ${wanted} the string "x"`));
    expect(() => jacobian(7 as never)).toThrow('jacobian: argument 1 must be a function, but is 7');
  });
});

describe('hessian', () => {
  const f = ({ x, y }: Point) => mul(mul(x, x), exp(y));

  test('has the second derivatives, and is symmetric', () => {
    fc.assert(
      fc.property(real(2), real(2), (x, y) => {
        const { x: ofX, y: ofY } = hessian(f)({ x, y });
        const e = Math.exp(y);
        const truth = [2 * e, 2 * x * e, 2 * x * e, x * x * e];
        [ofX.x, ofX.y, ofY.x, ofY.y].forEach((found, i) => {
          expect(Math.abs(found - (truth[i] ?? NaN))).toBeLessThanOrEqual(1e-14 * Math.abs(truth[i] ?? NaN));
        });
      }),
    );
  });

  test('of a number is the second derivative', () => {
    expect(hessian((x: Scalar) => mul(x, mul(x, x)))(2)).toBe(12);
    expect(hessian(() => 3)(2)).toBe(0);
  });

  test('nests: the third derivative is the gradient of the hessian', () => {
    expect(grad((x: Scalar) => hessian((y: Scalar) => mul(y, mul(y, y)))(x))(2)).toBe(6);
  });

  test('refuses what is no number, and a function of two results', () => {
    expect(() => hessian(f)({ x: 1, y: '2' as never })).toThrow(
      'hessian: argument 1.y must be a number, a Value, or an array or plain record of them, but is the string "2"',
    );
    expect(() => hessian((() => [1, 2]) as never)(1 as never)).toThrow(
      'hessian: the function must return a number or a Value, but returned an array of length 2',
    );
  });
});
