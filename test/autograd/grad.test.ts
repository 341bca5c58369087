import {
  add,
  adjoints,
  defineOp,
  detach,
  div,
  exp,
  grad,
  hessian,
  jacobian,
  log,
  mul,
  pow,
  type Scalar,
  sub,
  tanh,
  Value,
  valueAndGrad,
} from '@autograd-222/autograd';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { between, real } from '../support/arbitraries.ts';

type Pair = readonly [Scalar, Scalar];

describe('the gradient has the shape of the argument', () => {
  test('a number', () => {
    const slope: number = grad((x: Scalar) => mul(x, x))(3);
    expect(slope).toBe(6);
  });

  test('arrays and records, to any depth', () => {
    type Net = { layers: { w: Scalar[]; b: Scalar }[]; scale: Scalar };
    const f = ({ layers, scale }: Net) =>
      mul(
        scale,
        layers.reduce<Scalar>((sum, { w, b }) => w.reduce((s, x, i) => add(s, mul(x, i + 1)), add(sum, b)), 0),
      );
    const at = {
      layers: [
        { w: [1, 2], b: 3 },
        { w: [4], b: 5 },
      ],
      scale: 2,
    };
    expect(valueAndGrad(f)(at)).toEqual([
      34,
      {
        layers: [
          { w: [2, 4], b: 2 },
          { w: [2], b: 2 },
        ],
        scale: 17,
      },
    ]);
  });

  test('an empty record has an empty gradient', () => {
    expect(grad((_: Record<string, Scalar>) => 1)({})).toEqual({});
  });
});

test('it is with respect to the first argument only; the others are passed on as they are', () => {
  const f = (x: Scalar, y: Scalar, { power }: { power: number }) => mul(pow(x, power), y);
  expect(grad(f)(2, 5, { power: 3 })).toBe(60);
});

test('with respect to an argument that is ignored it is 0, and for a constant too', () => {
  expect(grad(() => 5)(3)).toBe(0);
  expect(valueAndGrad(({ a }: { a: Scalar; b: Scalar }) => mul(a, 2))({ a: 1, b: 1 })).toEqual([2, { a: 2, b: 0 }]);
  expect(grad((x: Scalar) => detach(mul(x, x)))(3)).toBe(0);
});

describe('gradients of gradients', () => {
  const second: [string, (x: Scalar) => Scalar, (x: number) => number][] = [
    ['x³', (x) => pow(x, 3), (x) => 6 * x],
    ['eˣ', (x) => exp(x), (x) => Math.exp(x)],
    ['log x', (x) => log(x), (x) => -1 / x ** 2],
    ['tanh x', (x) => tanh(x), (x) => -2 * Math.tanh(x) * (1 - Math.tanh(x) ** 2)],
    ['1/x', (x) => div(1, x), (x) => 2 / x ** 3],
    ['x · eˣ - x', (x) => sub(mul(x, exp(x)), x), (x) => (x + 2) * Math.exp(x)],
    ['xˣ', (x) => pow(x, x), (x) => x ** x * ((Math.log(x) + 1) ** 2 + 1 / x)],
  ];
  test.each(second)('%s twice', (_, f, expected) => {
    fc.assert(
      fc.property(between(0.2, 3), (x) => {
        // Sums of at most three terms of one sign, or the product of well-conditioned factors: rounding alone.
        const truth = expected(x);
        expect(Math.abs(grad(grad(f))(x) - truth)).toBeLessThan(1e-13 * (1 + Math.abs(truth)));
      }),
    );
  });

  test('any number of times: the fifth derivative of x⁵ is 120', () => {
    const f = (x: Scalar) => mul(x, mul(x, mul(x, mul(x, x))));
    expect(grad(grad(grad(grad(grad(f)))))(0.5)).toBe(120);
  });

  test('mixed partials are the same in either order', () => {
    const f = (x: Scalar, y: Scalar) => tanh(mul(x, exp(y)));
    fc.assert(
      fc.property(real(1), real(1), (x, y) => {
        const xy = grad((y: Scalar) => grad((x: Scalar) => f(x, y))(x))(y);
        const yx = grad((x: Scalar) => grad((y: Scalar) => f(x, y))(y))(x);
        expect(Math.abs(xy - yx)).toBeLessThan(1e-13 * (1 + Math.abs(xy)));
      }),
    );
  });

  test('an inner variable is not taken for an outer one (perturbation confusion)', () => {
    expect(grad((x) => mul(x, grad((y) => add(x, y))(1)))(1)).toBe(1);
    expect(grad((x) => mul(x, grad((y) => mul(x, y))(2)))(3)).toBe(6);
    expect(grad((x) => grad((y) => mul(x, mul(y, y)))(x))(3)).toBe(12);
  });
});

describe('numbers in, numbers out; Values in, Values out', () => {
  test('a Value given makes a gradient that can be differentiated with backward()', () => {
    const x = new Value(3);
    const slope: Value = grad((x: Scalar) => mul(x, mul(x, x)))(x);
    slope.backward();
    expect([slope.data, x.grad]).toEqual([27, 18]);
  });

  test('so does a Value that the function uses from outside', () => {
    const w = new Value(2);
    const slope: unknown = grad((x: Scalar) => mul(w, mul(x, x)))(3);
    if (slope instanceof Value) slope.backward();
    expect(w.grad).toBe(6);
  });

  test('a Value made inside the function is a constant of its own', () => {
    expect(grad((x) => x.mul(new Value(2)))(3)).toBe(2);
  });

  test('the result of one gradient is a constant to the next, and can be differentiated with respect to', () => {
    const x = new Value(5);
    const slope = grad((x: Scalar) => mul(x, x))(x);
    const next: unknown = grad((z: Scalar) => mul(slope, z))(3);
    expect(next instanceof Value && next.data).toBe(10);
    expect(slope.grad).toBe(0);
    if (next instanceof Value) next.backward();
    expect(x.grad).toBe(2);
  });

  test('a Value among the further arguments is enough, even if it is ignored', () => {
    const slope: Value = grad((x: Scalar, _w: { w: Scalar }) => mul(x, x))(3, { w: new Value(1) });
    expect([slope instanceof Value, slope.data]).toEqual([true, 6]);
    const [value, zero]: [unknown, unknown] = valueAndGrad((): Scalar => slope)(3);
    expect(value).toBe(slope);
    expect(zero instanceof Value && zero.data).toBe(0);
    // @ts-expect-error v has no place for a number
    expect(() => grad((x: Scalar, v: Value) => v.mul(x))(3, 2)).toThrow(TypeError);
  });

  test('a long iteration of gradients of gradients takes time in proportion to its steps', () => {
    const f = (x: Scalar) => mul(0.5, mul(x, x));
    let x = new Value(1);
    for (let i = 0; i < 5000; i++) x = grad(f)(x);
    expect(x.data).toBe(1);
  });

  test('no partial is computed with respect to a number, nor to a Value from outside', () => {
    const unknown = () => {
      throw new Error('nobody knows');
    };
    const scaled = defineOp({ name: 'scaled', forward: (x, y) => x * y, partials: [(_x, y) => y, unknown] });
    expect(grad((x: Scalar) => scaled(x, 2))(new Value(3)).data).toBe(2);
    const w = new Value(5);
    const slope: unknown = grad((x: Scalar) => scaled(x, w))(3);
    expect(slope instanceof Value && slope.data).toBe(5);
  });

  test('NaN and -∞ come through as they are', () => {
    expect(grad((x: Scalar) => mul(x, NaN))(1)).toBeNaN();
    expect(grad(({ x }: { x: Scalar }) => log(x))({ x: 0 })).toEqual({ x: Infinity });
  });

  test('one object at two paths of the argument is two variables', () => {
    const pair = [2, 3] as const;
    expect(grad(([a, b]: Pair[]) => mul(a?.[0] ?? 0, b?.[1] ?? 0))([pair, pair])).toEqual([
      [3, 0],
      [0, 2],
    ]);
    const bare: { x: number } = Object.assign(Object.create(null), { x: 3 });
    expect(grad(({ x }: { x: Scalar }) => mul(x, x))(bare)).toEqual({ x: 6 });
  });

  test('no grad is changed', () => {
    const w = new Value(2);
    w.grad = 7;
    const h = w.mul(w);
    grad((x: Scalar) => mul(h, x))(3);
    expect([w.grad, h.grad]).toEqual([7, 0]);
  });

  test('a sweep inside the function does not disturb the outer one', () => {
    const f = (x: Value) => {
      const y = x.mul(x);
      y.backward();
      return y;
    };
    expect(grad(f)(3)).toBe(6);
  });
});

describe('bad input is named', () => {
  const one = () => 1;
  const expected = 'must be a number, a Value, or an array or plain record of them, but is';
  const cyclic: { self?: unknown } = {};
  cyclic.self = cyclic;
  test.each([
    ['no argument', one, undefined, `grad: argument 1 ${expected} undefined`],
    ['a string', one, '3', `grad: argument 1 ${expected} the string "3"`],
    ['a missing entry', one, { a: 1, b: [undefined] }, `grad: argument 1.b[0] ${expected} undefined`],
    ['a typed array', one, new Float64Array(2), `grad: argument 1 ${expected} a Float64Array`],
    ['a cycle', one, cyclic, 'grad: argument 1.self contains itself'],
    [
      'two results',
      () => [1, 2],
      1,
      'grad: the function must return a number or a Value, but returned an array of length 2',
    ],
    ['no result', () => {}, 1, 'grad: the function must return a number or a Value, but returned undefined'],
  ])('%s', (_, f, at, message) => {
    expect(() => grad(f as never)(at as never)).toThrow(new TypeError(message));
  });

  test('no function', () => {
    expect(() => grad(3 as never)).toThrow(new TypeError('grad: argument 1 must be a function, but is 3'));
    expect(() => valueAndGrad('f' as never)).toThrow(
      'valueAndGrad: argument 1 must be a function, but is the string "f"',
    );
  });

  test('a function of numbers only can not be differentiated, and the types say so', () => {
    // @ts-expect-error
    expect(() => grad((x: number) => x * x)(3)).toThrow('is not a number: use add, mul, … for operators');
  });

  test('after a function that throws, differentiation works as before', () => {
    expect(() =>
      grad(() => {
        throw new Error('inside');
      })(1),
    ).toThrow('inside');
    expect(grad((x) => mul(x, grad((y) => add(x, y))(1)))(1)).toBe(1);
  });
});

describe('argnums chooses what to differentiate with respect to, as in JAX', () => {
  const f = (x: Scalar, { w, b }: { w: Scalar; b: Scalar }, y: Scalar) => mul(sub(add(mul(w, x), b), y), x);
  const at = [2, { w: 3, b: 1 }, 5] as const;

  test('an index gives that gradient alone, an array a tuple, in its order', () => {
    const wrtSecond: { w: number; b: number } = grad(f, 1)(...at);
    expect(wrtSecond).toEqual({ w: 4, b: 2 });
    const [wrtThird, wrtFirst]: [number, number] = grad(f, [2, 0])(...at);
    expect([wrtThird, wrtFirst]).toEqual([-2, 8]);
    expect(grad(f, [1])(...at)).toEqual([{ w: 4, b: 2 }]);
    expect(valueAndGrad(f, 2)(...at)).toEqual([4, -2]);
    expect(grad(f, 0)(...at)).toBe(grad(f)(...at));
  });

  test('in jacobian and hessian as well, and nested', () => {
    expect(jacobian((x: Scalar, y: Scalar) => [mul(x, y), y], 1)(2, 3)).toEqual([2, 1]);
    expect(jacobian((x: Scalar, y: Scalar) => [mul(x, y), y], [0, 1])(2, 3)).toEqual([
      [3, 2],
      [0, 1],
    ]);
    expect(hessian((x: Scalar, y: Scalar) => mul(x, mul(y, y)), [0, 1])(2, 3)).toEqual([
      [0, 6],
      [6, 4],
    ]);
    expect(hessian((x: Scalar, y: Scalar) => mul(x, mul(y, y)), 1)(2, 3)).toBe(4);
    expect(grad((x: Scalar, y: Scalar) => grad(mul, 1)(x, y), 0)(2, 3)).toBe(1);
    expect(grad(f, [0, 2])(new Value(2), at[1], 5).map(String)).toEqual([
      'Value(data=8, grad=0)',
      'Value(data=-2, grad=0)',
    ]);
  });

  test('any other choice is refused', () => {
    const message = 'grad: argnums must be an index, from 0, or an array of different ones, but is';
    for (const [argnums, received] of [
      [-1, '-1'],
      [0.5, '0.5'],
      ['0', 'the string "0"'],
      [null, 'null'],
      [[], '[]'],
      [[0, 0], '[0, 0]'],
      [[0, '1'], '[0, 1]'],
    ] as const) {
      expect(() => grad(f, argnums as never)).toThrow(new RangeError(`${message} ${received}`));
    }
    // @ts-expect-error there is no fourth argument
    expect(() => grad(f, 3)(...at)).toThrow(
      new RangeError('grad: argnums has the index 3, but the function received 3 arguments'),
    );
  });
});

describe('a further argument', () => {
  test('may share what it has: twenty-five nested records take no time', () => {
    let shared: unknown = 1;
    for (let i = 0; i < 25; i++) shared = { a: shared, b: shared };
    for (const derivative of [grad, jacobian, hessian]) {
      expect(derivative((x: Scalar, _shared: unknown) => mul(x, x))(3, shared as never)).toBe(
        derivative === hessian ? 2 : 6,
      );
    }
  }, 1000);

  test('may be nested to any depth', () => {
    let deep: unknown = new Value(1);
    for (let i = 0; i < 100_000; i++) deep = [deep];
    expect(grad((x: Scalar, _deep: unknown) => mul(x, x))(3, deep as never)).toBeInstanceOf(Value);
  });
});

describe('what cannot be differentiated says why', () => {
  test('a partial that computes by Math, at the second derivative', () => {
    const sine = defineOp({ name: 'sine', forward: Math.sin, partials: [(x) => Math.cos(Number(x))] });
    const sloppy = defineOp({ name: 'sloppy', forward: Math.sin, partials: [(x) => Math.cos(x as number)] });
    expect(grad(sloppy)(0)).toBe(1);
    for (const [op, name] of [
      [sine, 'sine'],
      [sloppy, 'sloppy'],
    ] as const) {
      expect(() => grad(grad(op))(0)).toThrow(
        `${name}: partial 1 failed on Values; to differentiate it, write it with ops, such as cos instead of Math.cos`,
      );
    }
  });

  test('a Map, or an instance of a class with methods, by its type and at run time', () => {
    class Point {
      x = 1;
      size() {
        return this.x;
      }
    }
    const expected = 'must be a number, a Value, or an array or plain record of them, but is';
    // @ts-expect-error a Map is no record
    expect(() => grad((_: Map<string, Scalar>) => 1)(new Map())).toThrow(`grad: argument 1 ${expected} a Map`);
    // @ts-expect-error nor is an instance of a class
    expect(() => grad((_: Point) => 1)(new Point())).toThrow(`grad: argument 1 ${expected} a Point`);
  });
});

type Point = { x: Scalar; y: Scalar };

describe('jacobian', () => {
  const polar = ({ x, y }: Point) => ({ product: mul(x, y), both: [add(x, y), sub(x, y)] as [Scalar, Scalar] });

  test('has the gradient of each result, in the shape of the results', () => {
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
    const expected = 'must be a number, a Value, or an array or plain record of them, but is';
    expect(() => jacobian(() => [1, 'x'])(1)).toThrow(new TypeError(`jacobian: result[1] ${expected} the string "x"`));
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

describe('adjoints', () => {
  const numberOf = (x: Scalar | undefined) => (x instanceof Value ? x.data : x);

  test('has the derivative with respect to each node, as nodes that can be differentiated again', () => {
    const x = new Value(2, 'x');
    const u = mul(x, x);
    const y = mul(u, x);
    const first = adjoints(y);
    expect([y, u, x].map((v) => numberOf(first.get(v)))).toEqual([1, 2, 12]);
    const slope = first.get(x);
    expect(slope instanceof Value && String(adjoints(slope).get(x))).toBe('Value(data=12, grad=0)');
    expect([x.grad, u.grad]).toEqual([0, 0]);
  });

  test('refuses what is no Value', () => {
    expect(() => adjoints(3 as never)).toThrow(new TypeError('adjoints: argument 1 must be a Value, but is 3'));
  });
});

describe('with hasAux, the function returns a pair, of which only the first is differentiated', () => {
  const loss = (w: Scalar, x: number): [Scalar, { prediction: Scalar; note: string }] => {
    const prediction = mul(w, x);
    return [mul(prediction, prediction), { prediction, note: 'linear' }];
  };

  test('the second is passed on, with numbers for numbers', () => {
    const [[value, aux], gradient] = valueAndGrad(loss, 0, { hasAux: true })(3, 2);
    const prediction: number = aux.prediction;
    expect([value, prediction, aux.note, gradient]).toEqual([36, 6, 'linear', 24]);
  });

  test('it is as it was for Values', () => {
    const [[value, aux], gradient] = valueAndGrad(loss, 0, { hasAux: true })(new Value(3), 2);
    expect([value.data, gradient.data]).toEqual([36, 24]);
    expect(aux.prediction instanceof Value && aux.prediction.data).toBe(6);
  });

  test('it may be anything, even contain itself', () => {
    const circle: { self?: unknown; map: Map<string, number> } = { map: new Map([['a', 1]]) };
    circle.self = circle;
    const [[, aux]] = valueAndGrad((x: Scalar) => [x, circle] as const, 0, { hasAux: true })(1);
    expect(aux.self).toBe(aux);
    expect(aux.map).toBe(circle.map);
  });

  test('a result that is no pair is refused, and so are other options', () => {
    // @ts-expect-error hasAux needs a pair
    expect(() => valueAndGrad((x: Scalar) => x, 0, { hasAux: true })(1)).toThrow(
      'valueAndGrad: with hasAux, the function must return a pair, but returned a Value',
    );
    // @ts-expect-error there is no such option
    expect(() => valueAndGrad((x: Scalar) => x, 0, { aux: true })).toThrow('valueAndGrad');
  });
});
