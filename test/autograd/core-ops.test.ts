import {
  add,
  compile,
  detach,
  grad,
  hessian,
  jacobian,
  log,
  mul,
  pow,
  relu,
  type Scalar,
  tanh,
  Value,
  where,
} from '@autograd-222/autograd';
import { describe, expect, test } from 'vitest';

/** ∂f/∂x and ∂f/∂y, by `backward`. */
function partials(f: (x: Value, y: Value) => Scalar, x: number, y: number): [number, number] {
  const [a, b] = [new Value(x), new Value(y)];
  const result = f(a, b);
  if (typeof result !== 'number') result.backward();
  return [a.grad, b.grad];
}

test.each<[string, (x: Scalar) => Scalar, number, number[]]>([
  ['tanh(1000)', tanh, 1000, [1, 0, -0]],
  ['tanh(-1000)', tanh, -1000, [-1, 0, 0]],
])('%s and its first and second derivatives are those of a constant', (_, f, x, expected) => {
  [Number(f(x)), grad(f)(x), grad(grad(f))(x)].forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i] ?? NaN, 15);
  });
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

/** The limits for x → 0; at y = 1, where the limit of the mixed ones is -∞, the convention that 0^0·log 0 is 0. */
test.each([
  [
    3,
    [
      [0, 0],
      [0, 0],
    ],
  ],
  [
    2,
    [
      [2, 0],
      [0, 0],
    ],
  ],
  [
    1.5,
    [
      [Infinity, 0],
      [0, 0],
    ],
  ],
  [
    1,
    [
      [0, 1],
      [1, 0],
    ],
  ],
  [
    -1,
    [
      [Infinity, Infinity],
      [Infinity, Infinity],
    ],
  ],
])('at x = 0 and y = %s, the Hessian of xʸ is %j, and symmetric', (y, expected) => {
  expect(hessian(([x, y]: [Scalar, Scalar]) => pow(x, y))([0, y])).toEqual(expected);
  const rows = [
    compile.with({ argnums: [0, 1] })((x: Value, y: Value) => grad((x: Value) => pow(x, y))(x), 1, 1),
    compile.with({ argnums: [0, 1] })((x: Value, y: Value) => grad((y: Value) => pow(x, y))(y), 1, 1),
  ];
  expect(rows.map((row) => row.valueAndGrad(0, y)[1])).toEqual(expected);
});

test('at x = 0 and y = 4, all third derivatives of xʸ are 0', () => {
  const third = jacobian((at: [Scalar, Scalar]) => hessian(([x, y]: [Scalar, Scalar]) => pow(x, y))(at))([0, 4]);
  expect(third.flat(2)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
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

  test('throws if one of its inputs is missing', () => {
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
