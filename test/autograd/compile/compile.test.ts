import {
  add,
  compile,
  defineOp,
  detach,
  exp,
  grad,
  hessian,
  mul,
  neg,
  type Scalar,
  sum,
  tanh,
  Value,
  valueAndGrad,
  where,
} from '@autograd-222/autograd';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyNumber, real } from '../../support/arbitraries.ts';
import { backends } from '../../support/backends.ts';
import { same } from '../../support/error.ts';
import { randomFunction } from '../../support/graphs.ts';

describe.each(backends)('the compiled program does what the engine does, bit for bit: %s', (backend) => {
  test('for any graph of all ops, and its gradient', () => {
    fc.assert(
      fc.property(randomFunction, fc.tuple(anyNumber, anyNumber, anyNumber), (f, at) => {
        const [value, gradient] = valueAndGrad((xs: [Scalar, Scalar, Scalar]) => f(...xs))(at);
        const program = compile.with({ argnums: [0, 1, 2], backend })(f, 1, 2, 3);
        const [compiled, compiledGradient] = program.valueAndGrad(...at);
        const all = [compiled, program.value(...at), ...compiledGradient];
        expect(all).toSatisfy(() => [value, value, ...gradient].every((x, i) => same(x, all[i] ?? 0)));
      }),
      { numRuns: 2000 },
    );
  });

  test('for gradients of gradients', () => {
    const f = (x: Scalar) => mul(tanh(x), exp(neg(mul(x, x))));
    const program = compile.with({ backend })((x: Value) => grad(grad(f))(x), 1);
    fc.assert(
      fc.property(real(3), (x) => {
        expect(program.value(x)).toSatisfy((second: number) => same(second, grad(grad(f))(x)));
        expect(program.valueAndGrad(x)[1]).toSatisfy((third: number) => same(third, grad(grad(grad(f)))(x)));
      }),
    );
  });

  test.each<[string, (x: Value) => Scalar]>([
    ['by detach', (x) => grad((z: Value) => mul(z, detach(x)))(1)],
    ['by a condition', (x) => grad((z: Value) => where(x, mul(z, 2), mul(z, 3)))(1)],
    ['in the value', (x) => valueAndGrad((z: Value) => mul(z, detach(x)))(1)[0]],
    ['in a hessian', (x) => hessian((z: Value) => mul(mul(z, z), detach(x)))(1)],
  ])('for gradients inside it that use its argument where nothing flows back: %s', (_name, f) => {
    const program = compile.with({ backend })(f, 5);
    for (const x of [7, 0, -2]) {
      const y = f(new Value(x));
      expect(program.value(x)).toBe(typeof y === 'number' ? y : y.data);
    }
  });

  test('over samples, too, as the sum of one after the other', () => {
    fc.assert(
      fc.property(randomFunction, anyNumber, fc.array(fc.tuple(anyNumber, anyNumber)), (f, x, samples) => {
        const program = compile.with({ backend })(f, 1, 2, 3);
        const each = samples.map(([y, z]) => valueAndGrad(f)(x, y, z));
        const total = each.reduce(([v, g], [value, gradient]) => [v + value, g + gradient], [0, 0]);
        const [value, gradient] = program.sumValueAndGrad(x, samples);
        expect([value, gradient]).toSatisfy(() => same(value, total[0]) && same(gradient, total[1]));
      }),
      { numRuns: 500 },
    );
  });
});

describe('arguments and gradients have the shape of the example', () => {
  type Layer = { w: Scalar[]; b: Scalar };
  const output = ({ w, b }: Layer, x: Scalar[]) => add(sum(w.map((w, i) => mul(w, x[i] ?? 0))), b);
  const program = compile(output, { w: [0, 0], b: 0 }, [0, 0]);
  const layer = { w: [2, 3], b: 4 };

  test('with respect to the first argument', () => {
    expect(program.value(layer, [5, 6])).toBe(32);
    expect(program.valueAndGrad(layer, [5, 6])).toEqual([32, { w: [5, 6], b: 1 }]);
    expect(
      compile
        .with({})(output, { w: [0, 0], b: 0 }, [0, 0])
        .valueAndGrad(layer, [5, 6])[1],
    ).toEqual({
      w: [5, 6],
      b: 1,
    });
  });

  const second = compile.with({ argnums: 1 })(output, { w: [0, 0], b: 0 }, [0, 0]);
  const tuple = compile.with({ argnums: [1] })(output, { w: [0, 0], b: 0 }, [0, 0]);

  test('with respect to another, by its index in argnums', () => {
    expect(second.valueAndGrad(layer, [5, 6])).toEqual([32, [2, 3]]);
    const [, gradient] = second.valueAndGrad(layer, [5, 6]);
    expect(gradient.map((x) => x + 1)).toEqual([3, 4]);
  });

  test('with respect to several, or to one in an array, as a tuple', () => {
    expect(tuple.valueAndGrad(layer, [5, 6])).toEqual([32, [[2, 3]]]);
    const both = compile.with({ argnums: [1, 0] })(output, { w: [0, 0], b: 0 }, [0, 0]);
    expect(both.valueAndGrad(layer, [5, 6])).toEqual([32, [[2, 3], { w: [5, 6], b: 1 }]]);
    const [, [ofInputs, { b }]] = both.valueAndGrad(layer, [5, 6]);
    expect([ofInputs[0], b]).toEqual([2, 1]);
  });

  test('over samples, summed', () => {
    expect(program.sumValueAndGrad(layer, [[[5, 6]], [[1, 1]]])).toEqual([41, { w: [6, 7], b: 2 }]);
    expect(second.sumValueAndGrad([5, 6], [[layer], [layer]])).toEqual([64, [4, 6]]);
    expect(tuple.sumValueAndGrad([[5, 6]], [[layer], [layer]])).toEqual([64, [[4, 6]]]);
    expect(program.sumValueAndGrad(layer, [])).toEqual([0, { w: [0, 0], b: 0 }]);
  });

  test('on flat arrays: what it is differentiated with respect to, and the rest', () => {
    const gradient = new Float64Array(3);
    expect(program.flat.value(Float64Array.of(2, 3, 4), Float64Array.of(5, 6))).toBe(32);
    expect(program.flat.valueAndGrad(Float64Array.of(2, 3, 4), Float64Array.of(5, 6), gradient)).toBe(32);
    expect([...gradient]).toEqual([5, 6, 1]);
    expect(program.flat.sumValueAndGrad(Float64Array.of(2, 3, 4), Float64Array.of(5, 6, 1, 1), gradient)).toBe(41);
    expect([...gradient]).toEqual([6, 7, 2]);
  });

  test('an argument without numbers is passed over, and a key may be any', () => {
    const program = compile((x: Scalar, ys: Scalar[]) => add(x, sum(ys)), 1, []);
    expect(program.value(2, [])).toBe(2);
    const odd = JSON.parse('{"__proto__": 1, "a": 2}');
    const [, gradient] = compile((x: Record<string, Scalar>) => mul(x['a'] ?? 0, 3), odd).valueAndGrad(odd);
    expect(Object.entries(gradient)).toEqual([
      ['__proto__', 0],
      ['a', 3],
    ]);
  });

  test('the types say what fits', () => {
    const g = (w: Scalar, y: number) => (y === 1 ? w : neg(w));
    // @ts-expect-error: a number can't be traced
    expect(() => compile(g, 1, 1)).not.toThrow();
    // @ts-expect-error: nor can operators
    expect(() => compile((x: number) => x * x, 1)).toThrow(TypeError);
    const product = (x: Scalar, y: Scalar) => mul(x, y);
    // @ts-expect-error: there is no third argument
    expect(() => compile.with({ argnums: 2 })(product, 1, 1)).toThrow(RangeError);
    // @ts-expect-error: nor in an array
    expect(() => compile.with({ argnums: [0, 2] })(product, 1, 1)).toThrow(RangeError);
    // @ts-expect-error: an index is a number
    expect(() => compile.with({ argnums: '0' })).toThrow(RangeError);
    const ofSecond = compile.with({ argnums: 1 })(product, 1, 1);
    expect(ofSecond.sumValueAndGrad(3, [[4]])).toEqual([12, 4]);
    // @ts-expect-error: the gradient is a number
    expect(ofSecond.valueAndGrad(3, 4)[1][0]).toBeUndefined();
    const ofBoth = compile.with({ argnums: [0, 1] })(product, 1, 1);
    // @ts-expect-error: there is no argument but the two
    expect(() => ofBoth.sumValueAndGrad([3, 4], [[5]])).toThrow(RangeError);
    const argnums: number = 1;
    // @ts-expect-error: the types don't know which argument the gradient is with respect to
    expect(compile.with({ argnums })(product, 1, 1).valueAndGrad(3, 4)).toEqual([12, 3]);
  });
});

describe('a custom op', () => {
  const definition = { forward: (x: number) => x ** 3 } as const;
  const cube = defineOp({ name: 'cube', ...definition, partials: [(x) => mul(3, mul(x, x))] });
  const spelled = defineOp({ ...cube.op, name: 'cube', partials: [(x) => mul(3, mul(x, x))], js: (x) => `${x} ** 3` });
  const f = (x: Scalar) => tanh(cube(tanh(x)));

  test('compiles, and is called by its name', () => {
    expect(compile(f, 1).valueAndGrad(0.5)).toEqual(valueAndGrad(f)(0.5));
    expect(compile(f, 1).source).toContain('cube(');
  });

  test('is written as its js says', () => {
    const program = compile((x: Scalar) => neg(spelled(neg(x))), new Value(1, 'x'));
    expect(program.source).toContain('return -((-x) ** 3);');
    expect(program.valueAndGrad(2)).toEqual([8, 12]);
  });

  test('computes with what its definition holds', () => {
    const definition = {
      ...{ name: 'tripled', times: 3, partials: [3] as const },
      forward(x: number) {
        return this.times * x;
      },
    };
    const tripled = defineOp(definition);
    expect(compile((x: Scalar) => tripled(mul(x, 2)), 1).valueAndGrad(1)).toEqual([6, 6]);
  });
});

describe('bad input is named', () => {
  test.each<[string, () => unknown, new (message: string) => Error, string]>([
    [
      'no function',
      () => compile(3 as never, 1 as never),
      TypeError,
      'compile: argument 1 must be a function, but is 3',
    ],
    [
      'no example',
      () => Reflect.apply(compile, undefined, [() => 1]),
      TypeError,
      'compile: there must be an example of each argument of the function',
    ],
    [
      'no result',
      () => compile((() => undefined) as never, 1 as never),
      TypeError,
      'compile: the function must return a number or a Value, but returned undefined',
    ],
    [
      'results in an array',
      () => compile(((x: Scalar) => [x]) as never, 1 as never),
      TypeError,
      'but returned an array of length 1',
    ],
    [
      'a string in the example',
      () => compile((x: { k: Scalar }) => x.k, { k: '1' as never }),
      TypeError,
      'compile: argument 1.k must be a number',
    ],
    [
      'samples of nothing',
      () => compile((x: Scalar) => x, 1).sumValueAndGrad(1, [[]]),
      RangeError,
      'sumValueAndGrad: the function has no numbers but those it is differentiated with respect to, so no samples',
    ],
    [
      'no options',
      () => compile.with(undefined as never),
      TypeError,
      'compile.with: argument 1 must be { argnums, backend }, but is undefined',
    ],
    [
      'an unknown option',
      // @ts-expect-error
      () => compile.with({ argnum: 1 }),
      TypeError,
      'compile.with: argument 1 must be { argnums, backend }, but has argnum',
    ],
    ...[
      [[], '[]'],
      [[0, 0], '[0, 0]'],
      [-1, '-1'],
      [0.5, '0.5'],
      ['length', 'the string "length"'],
      [null, 'null'],
    ].map(([argnums, received]): [string, () => unknown, typeof RangeError, string] => [
      `argnums that are ${received}`,
      () => compile.with({ argnums: argnums as never }),
      RangeError,
      `compile.with: argnums must be an index, from 0, or an array of different ones, but is ${received}`,
    ]),
    [
      'a backend that there is not',
      // @ts-expect-error
      () => compile.with({ backend: 'wasm' }),
      RangeError,
      `compile.with: backend must be 'text' or 'arrays', but is the string "wasm"`,
    ],
    [
      'argnums of more arguments than there are',
      () => compile.with({ argnums: [0, 1] })(((x: Scalar) => x) as never, 1),
      RangeError,
      'compile: argnums chooses argument 2 of the function, but the example has 1',
    ],
    [
      'a use of the arguments of a function around it',
      () => compile((x: Value) => mul(x, compile((y: Value) => mul(y, x), 1).value(3)), 1),
      Error,
      'compile: a function that is compiled inside another must not use its arguments',
    ],
    [
      'a partial that gives nothing',
      () =>
        compile(
          (x: Scalar) => defineOp({ name: 'bad', forward: (x) => x, partials: [() => undefined as never] })(x),
          1,
        ),
      TypeError,
      'bad: partial 1 must give a Value for Values, but gave undefined',
    ],
  ])('such as %s', (_name, f, type, message) => {
    expect(f).toThrow(type);
    expect(f).toThrow(message);
  });
});
