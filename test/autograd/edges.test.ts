import {
  acos,
  acosh,
  add,
  asin,
  atanh,
  cbrt,
  detach,
  elu,
  gelu,
  grad,
  hessian,
  log,
  mul,
  pow,
  relu,
  type Scalar,
  silu,
  sqrt,
  Value,
  where,
} from '@autograd-222/autograd';
import { describe, expect, test } from 'vitest';

/** ∂f/∂x and ∂f/∂y by a sweep. */
function partials(f: (x: Value, y: Value) => Scalar, x: number, y: number): [number, number] {
  const [a, b] = [new Value(x), new Value(y)];
  const result = f(a, b);
  if (typeof result !== 'number') result.backward();
  return [a.grad, b.grad];
}

describe('at kinks and edges, the conventions are those of PyTorch', () => {
  test('elu has derivative 1 from 0 on, and there its second derivative is 0', () => {
    expect([0, 1, Infinity].map((x) => grad(elu)(x))).toEqual([1, 1, 1]);
    expect([0, 1, Infinity].map((x) => grad(grad(elu))(x))).toEqual([0, 0, 0]);
    expect([grad(elu)(-Infinity), grad(grad(elu))(-Infinity)]).toEqual([0, 0]);
    expect(grad(grad(elu))(-Number.MIN_VALUE)).toBe(1);
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

  test('silu and gelu take any number, but are NaN at -∞', () => {
    for (const f of [silu, gelu]) {
      const upToTwice = (x: number) => [f(x), grad(f)(x), grad(grad(f))(x)];
      for (const x of [800, 1e103, 1e308]) {
        expect(upToTwice(x)).toEqual([x, 1, 0]);
        expect(upToTwice(-x)).toEqual([-0, 0, 0]);
      }
      expect(upToTwice(NaN)).toEqual([NaN, NaN, NaN]);
      expect([f(Infinity), f(-Infinity), f(0), grad(f)(0)]).toEqual([Infinity, NaN, 0, 0.5]);
    }
    expect([grad(silu)(Infinity), grad(silu)(-Infinity)]).toEqual([NaN, NaN]);
    expect([grad(gelu)(Infinity), grad(gelu)(-Infinity)]).toEqual([1, 0]);
  });

  test('relu is 0 from 0 down, never -0, and has derivative 0 there', () => {
    expect([grad(relu)(-1), grad(relu)(-0), grad(relu)(0), grad(relu)(1e-300)]).toEqual([0, 0, 0, 1]);
    expect(relu(NaN)).toBeNaN();
    expect(relu(-0)).toBe(0);
  });

  test.each([
    ['x^0 has derivative 0 with respect to x, also at 0', 0, 0, [0, 0]],
    ['0^2 has derivative 0 with respect to both', 0, 2, [0, 0]],
    ['0^-1 has derivative -∞ with respect to both', 0, -1, [-Infinity, -Infinity]],
    ['(-2)^3 has derivative 12 with respect to x, and none with respect to y', -2, 3, [12, NaN]],
    ['2^-1', 2, -1, [-0.25, 0.5 * Math.log(2)]],
  ])('%s', (_, x, y, expected) => {
    expect(partials(pow, x, y)).toEqual(expected);
  });

  test('away from x = 0, nothing is special about y = 0: ∂²(xʸ)/∂x∂y is 1/x there', () => {
    const f = ([x, y]: [Scalar, Scalar]) => pow(x, y);
    expect(hessian(f)([2, 0])).toEqual([
      [0, 0.5],
      [0.5, Math.log(2) ** 2],
    ]);
    const gradient = grad(f)([new Value(0), new Value(0)]);
    expect(gradient.map(({ data }) => data)).toEqual([0, 0]);
  });

  test('a constant exponent leaves nothing behind at 0: all derivatives of x, x² and x³ there are finite', () => {
    const derivatives = (f: (x: Scalar) => Scalar) => [
      grad(f)(0),
      grad(grad(f))(0),
      grad(grad(grad(f)))(0),
      grad(grad(grad(grad(f))))(0),
    ];
    expect(derivatives((x) => pow(x, 1))).toEqual([1, 0, 0, 0]);
    expect(derivatives((x) => pow(x, 2))).toEqual([0, 2, 0, 0]);
    expect(derivatives((x) => pow(x, 3))).toEqual([0, 0, 6, 0]);
    expect(derivatives((y) => pow(0, y)).slice(0, 2)).toEqual([0, 0]);
  });
});

describe('where', () => {
  test('takes its second input unless the first is 0, and NaN is not 0', () => {
    expect([where(1, 2, 3), where(0, 2, 3), where(-0, 2, 3), where(NaN, 2, 3)]).toEqual([2, 3, 3, 2]);
  });

  test('lets the gradient through to the input it takes, and none to the condition', () => {
    const [c, x, y] = [new Value(5), new Value(2), new Value(3)];
    const z = where(c, mul(x, 7), mul(y, 7));
    if (typeof z !== 'number') z.backward();
    expect([c.grad, x.grad, y.grad]).toEqual([0, 7, 0]);
  });

  test('refuses to do without one of its inputs', () => {
    // @ts-expect-error
    expect(() => where(1, 2)).toThrow(new TypeError('where: argument 3 must be a number or a Value, but is undefined'));
    // @ts-expect-error
    expect(() => where()).toThrow(TypeError);
  });
});

test('detach gives the same number, and nothing flows back', () => {
  expect(detach(3)).toBe(3);
  expect(partials((x, y) => mul(detach(x), y), 3, 5)).toEqual([0, 3]);
  expect(grad((x: Scalar) => mul(x, detach(log(x))))(1)).toBe(0);
});

test('nothing flows back through detach, not even 0 · ∞, in a gradient of Values as in one of numbers', () => {
  const f = (x: Scalar) => add(x, mul(Infinity, detach(x)));
  expect(grad(f)(3)).toBe(1);
  expect(grad(f)(new Value(3)).data).toBe(1);
});
