import {
  abs,
  add,
  compile,
  cos,
  detach,
  div,
  exp,
  grad,
  hessian,
  hvp,
  jacobian,
  jvp,
  mul,
  relu,
  type Scalar,
  sin,
  sqrt,
  square,
  sub,
  sum,
  tanh,
  Value,
} from '@autograd-222/autograd';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { real } from '../support/arbitraries.ts';

/** Functions of three numbers, made of smooth ops at random. */
const functions = fc
  .array(
    fc.tuple(
      fc.constantFrom(add, sub, mul),
      fc.constantFrom(tanh, sin, (x: Scalar) => x),
      fc.nat(),
      fc.nat(),
    ),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((steps) => (xs: readonly Scalar[]) => {
    const nodes = [...xs];
    for (const [binary, unary, i, j] of steps) {
      nodes.push(unary(binary(nodes[i % nodes.length] ?? 0, nodes[j % nodes.length] ?? 0)));
    }
    return nodes.at(-1) ?? 0;
  });
const three = fc.array(real(1.5), { minLength: 3, maxLength: 3 });

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((total, x, i) => total + x * (b[i] ?? 0), 0);

/** Equal but for rounding: the sums have at most some dozens of terms, of the size that `scale` has. */
function expectNear(received: number, expected: number, scale: number): void {
  expect(Math.abs(received - expected)).toBeLessThanOrEqual(1e-13 * Math.max(1, scale));
}

describe('for any function, point and direction', () => {
  test('the value is that of the function, and the derivative is the gradient times the direction', () => {
    fc.assert(
      fc.property(functions, three, three, (f, at, v) => {
        const [value, derivative] = jvp(f)([at], v);
        const gradient = grad(f)(at);
        expect(value).toBe(f(at));
        expectNear(derivative, dot(gradient, v), dot(gradient.map(Math.abs), v.map(Math.abs)));
      }),
    );
  });

  test('hvp is the Hessian times the direction', () => {
    fc.assert(
      fc.property(functions, three, three, (f, at, v) => {
        const product = hvp(f)([at], v);
        hessian(f)(at).forEach((row, i) => {
          expectNear(product[i] ?? NaN, dot(row, v), dot(row.map(Math.abs), v.map(Math.abs)) * 10);
        });
      }),
    );
  });

  test('forward over reverse, reverse over forward and reverse over reverse agree', () => {
    fc.assert(
      fc.property(functions, three, three, (f, at, v) => {
        const along = (xs: readonly Scalar[]) => jvp(f)([[...xs]], v)[1];
        const reverseOverForward = grad((xs: readonly Scalar[]) => along(xs))(at);
        const reverseOverReverse = grad((xs: readonly Scalar[]) => sum(grad(f)(xs).map((g, i) => mul(g, v[i] ?? NaN))))(
          at,
        );
        const scale = Math.max(...hessian(f)(at).flat().map(Math.abs)) * 10;
        hvp(f)([at], v).forEach((h, i) => {
          expectNear(reverseOverForward[i] ?? NaN, h, scale);
          expectNear(reverseOverReverse[i] ?? NaN, h, scale);
        });
      }),
    );
  });

  test('a result of many numbers has the Jacobian times the direction', () => {
    fc.assert(
      fc.property(fc.array(functions, { minLength: 1, maxLength: 4 }), three, three, (fs, at, v) => {
        const f = (xs: readonly Scalar[]) => fs.map((f) => f(xs));
        const [, derivatives] = jvp(f)([at], v);
        jacobian(f)(at).forEach((row, i) => {
          expectNear(derivatives[i] ?? NaN, dot(row, v), dot(row.map(Math.abs), v.map(Math.abs)));
        });
      }),
    );
  });
});

test('a curve and its tangent come in one pass, in the shape of the result', () => {
  const curve = (t: Scalar) => ({ at: [cos(t), sin(t)], speed: 1 });
  const [point, tangent]: { at: number[]; speed: number }[] = jvp(curve)([Math.PI / 2], 2);
  expect(point).toEqual({ at: [Math.cos(Math.PI / 2), 1], speed: 1 });
  expect(tangent).toEqual({ at: [-2, 2 * Math.cos(Math.PI / 2)], speed: 0 });
});

test('the direction has the shape of what argnums chooses', () => {
  const f = (x: Scalar, { w }: { w: Scalar[] }) => mul(x, sum(w));
  expect(jvp(f, 1)([3, { w: [1, 2] }], { w: [10, 20] })).toEqual([9, 90]);
  expect(jvp(f, [0, 1])([3, { w: [1, 2] }], [1, { w: [10, 20] }])).toEqual([9, 93]);
  expect(hvp(f, [0, 1])([3, { w: [1, 2] }], [1, { w: [10, 20] }])).toEqual([30, { w: [1, 1] }]);
});

describe('derivatives nest', () => {
  const cube = (x: Scalar) => mul(x, mul(x, x));

  test('jvp of jvp is the second derivative', () => {
    expect(jvp((x: Scalar) => jvp(cube)([x], 1)[1])([2], 1)).toEqual([12, 12]);
  });

  test('an inner derivative holds the outer variable fixed', () => {
    // d/dx of x · d/dy (x + y), which is x · 1: the known trap of nested forward mode
    expect(jvp((x: Scalar) => mul(x, jvp((y: Scalar) => add(x, y))([1], 1)[1]))([1], 1)).toEqual([1, 1]);
    expect(grad((x: Scalar) => mul(x, jvp((y: Scalar) => mul(x, y))([1], 1)[1]))(3)).toBe(6);
  });

  test('a direction can be differentiated with respect to', () => {
    expect(grad((v: Scalar) => jvp(cube)([2], v)[1])(5)).toBe(12);
  });

  test('a compiled function may use it', () => {
    const slope = (x: Scalar) => jvp((z: Scalar) => tanh(z))([x], 1)[1];
    const h = Math.tanh(0.5);
    expect(compile(slope, 1).value(0.5)).toBe(1 - h * h);
    expect(compile(slope, 1).valueAndGrad(0.5)[1]).toBeCloseTo(-2 * h * (1 - h * h), 15);
  });
});

test('Values in the arguments or the direction give Values', () => {
  const [value, derivative] = jvp((x: Scalar) => square(x))([new Value(3)], 1);
  expect([value, derivative].map((y) => y instanceof Value && y.data)).toEqual([9, 6]);
  const [, along] = jvp((x: Scalar) => square(x))([3], new Value(2));
  expect(along instanceof Value && along.data).toBe(12);
});

test('what does not depend on the variables adds nothing, not even 0 times an infinite partial', () => {
  expect(jvp((x: Scalar) => add(x, sqrt(new Value(0))))([1], 1)).toEqual([1, 1]);
  expect(jvp((x: Scalar) => mul(x, sqrt(detach(mul(x, 0)))))([1], 1)).toEqual([0, 0]);
  expect(jvp(() => 7)([1], 1)).toEqual([7, 0]);
});

test('no grad is changed', () => {
  const x = new Value(2);
  mul(x, x).backward();
  jvp((z: Scalar) => exp(z))([x], 1);
  expect(x.grad).toBe(4);
});

test('at kinks and poles it is as grad', () => {
  for (const f of [(x: Scalar) => relu(x), (x: Scalar) => abs(x), (x: Scalar) => sqrt(x), (x: Scalar) => div(1, x)]) {
    expect(jvp(f)([0], 1)[1]).toBe(grad(f)(0));
  }
});

test('a long chain needs no more stack than a short one, and shared parts are visited once', () => {
  const chain = (x: Scalar) => {
    const all = [x];
    for (let i = 0; i < 20_000; i++) all.push(add(all.at(-1) ?? 0, 1));
    return all;
  };
  const [, derivatives] = jvp(chain)([0], 1);
  expect(derivatives.every((d) => d === 1)).toBe(true);
});

describe('what cannot be', () => {
  const f = (xs: Scalar[]) => sum(xs);

  test('a direction of another shape is refused, with the place', () => {
    expect(() => jvp(f)([[1, 2]], [1])).toThrow(
      'jvp: the direction must be an array of length 2, but is an array of length 1',
    );
    // @ts-expect-error a direction must have the shape of the argument
    expect(() => hvp(f)([[1, 2]], 1)).toThrow('hvp: the direction must be an array of length 2, but is 1');
    // @ts-expect-error a direction is made of numbers and Values
    expect(() => jvp(f)([[1, 2]], [1, 'a'])).toThrow(
      'jvp: the direction[1] must be a number or a Value, but is the string "a"',
    );
  });

  test('so are arguments that are not in an array, and a function that is none', () => {
    // @ts-expect-error the arguments come as an array
    expect(() => jvp((x: Scalar) => x)(3, 1)).toThrow('jvp: the arguments must be an array, but are 3');
    // @ts-expect-error a function is needed
    expect(() => jvp(3)).toThrow('jvp: argument 1 must be a function, but is 3');
    // @ts-expect-error there is no second argument
    expect(() => jvp((x: Scalar) => x, 1)([3], 1)).toThrow(
      'jvp: argnums has the index 1, but the function received 1 arguments',
    );
  });

  test('hvp needs one number', () => {
    // @ts-expect-error the function must return one number
    expect(() => hvp((x: Scalar) => [x])([1], 1)).toThrow('hvp: the function must return a number or a Value');
  });
});
