import { add, defineOp, div, exp, grad, mul, type Scalar, Value } from '@autograd-222/autograd';
import { describe, expect, test } from 'vitest';

describe('an op of any arity is one definition', () => {
  const muladd = defineOp({
    name: 'muladd',
    forward: (x: number, y: number, z: number) => x * y + z,
    partials: [(_x, y) => y, (x) => x, 1],
  });

  test('that computes on numbers', () => {
    const result: number = muladd(2, 3, 4);
    expect(result).toBe(10);
  });

  test('that builds the graph on Values, with constants among them', () => {
    const [x, z] = [new Value(2), new Value(4)];
    const y: Scalar = muladd(x, 3, z);
    if (typeof y === 'number') throw new Error('expected a Value');
    y.backward();
    expect([y.data, x.grad, z.grad]).toEqual([10, 3, 1]);
  });

  test('whose further inputs may be computed, too', () => {
    const w = new Value(2);
    const y = muladd(2, 3, w.mul(5));
    if (typeof y !== 'number') y.backward();
    expect(w.grad).toBe(5);
  });

  test('to whose further inputs nothing flows by a partial of 0, as often as the sweep is run', () => {
    const first = defineOp({ name: 'first', forward: (x: number, _y: number, _z: number) => x, partials: [1, 0, 0] });
    const [x, w] = [new Value(2), new Value(3)];
    const z = w.mul(5);
    for (const y of [add(z, first(x, 1, z)), add(first(x, 1, z), z)]) {
      [x.grad, w.grad] = [0, 0];
      y.backward();
      y.backward();
      expect([x.grad, w.grad]).toEqual([2, 10]);
    }
  });

  test('with a constant partial, which is what flows is multiplied by', () => {
    const double = defineOp({ name: 'double', forward: (x) => 2 * x, partials: [2] });
    const x = new Value(3);
    double(double(x)).backward();
    expect(x.grad).toBe(4);
  });

  test('whose partials see its inputs and its output', () => {
    const root = defineOp({
      name: 'root',
      forward: (a: number, b: number, c: number) => Math.sqrt(a * b * c),
      partials: [
        (a, _b, _c, y) => div(y, mul(2, a)),
        (_a, b, _c, y) => div(y, mul(2, b)),
        (_a, _b, c, y) => div(y, mul(2, c)),
      ],
    });
    const [a, b, c] = [new Value(2), new Value(3), new Value(6)];
    const y = root(a, b, c);
    if (typeof y !== 'number') y.backward();
    expect([a.grad, b.grad, c.grad]).toEqual([1.5, 1, 0.5]);
  });

  test('that refuses more inputs than it has, but for those that map and reduce add', () => {
    const spread = (op: unknown, ...inputs: Scalar[]) => (op as (...inputs: Scalar[]) => Scalar)(...inputs);
    for (const x of [2, new Value(2)]) {
      expect(() => spread(exp, x, 1)).toThrow(new TypeError('exp: the number of arguments must be 1, but is 2'));
      expect(() => spread(add, x, 1, 2, 3)).toThrow('add: the number of arguments must be 2, but is 4');
      expect(() => spread(muladd, x, 3, 4, 5)).toThrow('muladd: the number of arguments must be 3, but is 4');
    }
    expect([1, 2].map(exp)).toEqual([Math.E, Math.exp(2)]);
    expect([1, 2, 3].reduce(add)).toBe(6);
  });

  test('that is differentiated twice', () => {
    expect(grad(grad((x: Scalar) => muladd(x, mul(x, x), x)))(2)).toBe(12);
  });
});

describe('an incomplete definition is refused', () => {
  const forward = (x: number) => x;
  test.each([
    ['no definition', undefined, TypeError, 'the op must be { name, forward, partials }, but is undefined'],
    ['null', null, TypeError, 'the op must be { name, forward, partials }, but is null'],
    ['a string', 'op', TypeError, 'the op must be { name, forward, partials }, but is the string "op"'],
    [
      'a spelling that is no function',
      { name: 'op', forward, partials: [1], js: 'x' },
      TypeError,
      'js of op must be a function, but is the string "x"',
    ],
    ['no name', { forward, partials: [1] }, TypeError, "name must be a string that isn't empty, but is undefined"],
    ['an empty name', { name: '', forward, partials: [1] }, TypeError, "name must be a string that isn't empty"],
    ['no forward', { name: 'f', partials: [1] }, TypeError, 'forward of f must be a function, but is undefined'],
    ['no partials', { name: 'f', forward }, TypeError, 'partials of f must be an array, but is undefined'],
    [
      'too few',
      { name: 'f', forward, partials: [] },
      RangeError,
      'f needs one partial for each input of forward, which names 1, but has 0',
    ],
    [
      'too many',
      { name: 'f', forward, partials: [1, 1] },
      RangeError,
      'f needs one partial for each input of forward, which names 1, but has 2',
    ],
    [
      'no inputs',
      { name: 'f', forward: () => 1, partials: [] },
      RangeError,
      'forward of f must name its inputs, but names none',
    ],
    ['a string', { name: 'f', forward, partials: ['1'] }, TypeError, 'partial 1 of f must be a function or a number'],
  ])('%s', (_, definition, kind, message) => {
    expect(() => defineOp(definition as never)).toThrow(kind);
    expect(() => defineOp(definition as never)).toThrow(`defineOp: ${message}`);
  });

  test('and by the types', () => {
    // @ts-expect-error a partial too few
    expect(() => defineOp({ name: 'f', forward: (x: number, y: number) => x * y, partials: [1] })).toThrow(RangeError);
    // @ts-expect-error a partial too many
    expect(() => defineOp({ name: 'f', forward: (x: number) => x, partials: [1, 1] })).toThrow(RangeError);
  });

  test('a forward that gives no number is caught where it is called', () => {
    // @ts-expect-error
    const f = defineOp({ name: 'f', forward: (x) => `${x}`, partials: [1] });
    for (const x of [3, new Value(3)]) {
      expect(() => f(x)).toThrow(new TypeError('f: forward must return a number, but returned the string "3"'));
    }
  });

  test('a partial that gives no number is caught in the sweep', () => {
    const outer = new Value(2);
    const f = defineOp({ name: 'f', forward: (x) => 2 * x, partials: [() => outer] });
    expect(() => f(new Value(3)).backward()).toThrow(
      new TypeError('f: partial 1 must give a number for numbers, but gave a Value'),
    );
  });
});
