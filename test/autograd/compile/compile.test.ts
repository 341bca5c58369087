import {
  add,
  compile,
  defineOp,
  detach,
  div,
  exp,
  grad,
  hessian,
  log,
  mul,
  neg,
  pow,
  type Scalar,
  sub,
  sum,
  tanh,
  Value,
  valueAndGrad,
  where,
} from '@autograd-222/autograd';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyNumber, real } from '../../support/arbitraries.ts';
import { same } from '../../support/error.ts';
import { randomFunction } from '../../support/graphs.ts';

describe('the compiled program does what the engine does, bit for bit', () => {
  test('for any graph of all ops, and its gradient', () => {
    fc.assert(
      fc.property(randomFunction, fc.tuple(anyNumber, anyNumber, anyNumber), (f, at) => {
        const [value, gradient] = valueAndGrad((xs: [Scalar, Scalar, Scalar]) => f(...xs))(at);
        const program = compile.with({ argnums: [0, 1, 2] })(f, 1, 2, 3);
        const [compiled, compiledGradient] = program.valueAndGrad(...at);
        const all = [compiled, program.value(...at), ...compiledGradient];
        expect(all).toSatisfy(() => [value, value, ...gradient].every((x, i) => same(x, all[i] ?? 0)));
      }),
      { numRuns: 2000 },
    );
  });

  test('for gradients of gradients', () => {
    const f = (x: Scalar) => mul(tanh(x), exp(neg(mul(x, x))));
    const program = compile((x: Value) => grad(grad(f))(x), 1);
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
    const program = compile(f, 5);
    for (const x of [7, 0, -2]) {
      const y = f(new Value(x));
      expect(program.value(x)).toBe(typeof y === 'number' ? y : y.data);
    }
  });

  test('for a graph far too long for one function', () => {
    const f = (xs: Scalar[]) => {
      let y = xs[0] ?? 0;
      for (let i = 1; i < 20_000; i++) y = tanh(add(mul(y, xs[i % 5] ?? 0), xs[(i * 7) % 5] ?? 0));
      return y;
    };
    const xs = [0.5, -0.25, 0.75, 1, -0.5];
    const program = compile(f, xs);
    expect(program.valueAndGrad(xs)).toEqual(valueAndGrad(f)(xs));
    expect(program.value(xs)).toBe(f(xs));
  });

  test('for such a graph over samples, with as much before them', () => {
    const chain = (y: Scalar, xs: readonly Scalar[]) =>
      Array.from({ length: 2000 }).reduce((y: Scalar, _, i) => tanh(add(mul(y, xs[i % 2] ?? 0), y)), y);
    const f = (params: [Scalar, Scalar], x: Scalar) => chain(mul(chain(params[0], params), x), params);
    const program = compile(f, [1, 1], 1);
    const [value, gradient] = program.sumValueAndGrad([0.5, -0.25], [[0.75], [-0.5]]);
    const [first, second] = [0.75, -0.5].map((x) => program.valueAndGrad([0.5, -0.25], x));
    expect(value).toBe((first?.[0] ?? NaN) + (second?.[0] ?? NaN));
    expect(gradient).toEqual([0, 1].map((i) => (first?.[1][i] ?? NaN) + (second?.[1][i] ?? NaN)));
    expect(program.module().split('for (')[1]).not.toContain('sum1(');
  });
});

test('the time to compile grows with the graph, however many components have the same derivative', () => {
  const n = 50_000;
  const [, gradient] = compile((xs: Scalar[]) => sum(xs), Array<number>(n).fill(1)).valueAndGrad(
    Array<number>(n).fill(2),
  );
  expect(gradient.every((g) => g === 1)).toBe(true);
});

describe('simplification changes no result', () => {
  const sourceOf = (f: (x: Value, y: Value) => Scalar) =>
    compile(f, new Value(1, 'x'), new Value(1, 'y'))
      .module()
      .match(/return (.*);/)?.[1];

  test.each<[string, (x: Value, y: Value) => Scalar, string]>([
    ['x·1', (x) => mul(x, 1), 'x'],
    ['1·x', (x) => mul(1, x), 'x'],
    ['x·-1', (x) => mul(x, -1), '-x'],
    ['x/1', (x) => div(x, 1), 'x'],
    ['x/-1', (x) => div(x, -1), '-x'],
    ['x - 0', (x) => sub(x, 0), 'x'],
    ['x + -0', (x) => add(x, -0), 'x'],
    ['--x', (x) => neg(neg(x)), 'x'],
    ['x + -y', (x, y) => add(x, neg(y)), 'x - y'],
    ['-x + y', (x, y) => add(neg(x), y), 'y - x'],
    ['x - -y', (x, y) => sub(x, neg(y)), 'x + y'],
    ['-x·y', (x, y) => mul(neg(x), y), '-(x * y)'],
    ['x/-y', (x, y) => div(x, neg(y)), '-(x / y)'],
    ['constants', (x) => mul(x, mul(2, exp(new Value(0)))), 'x * 2'],
    ['a choice that is made', (x, y) => where(1, x, y), 'x'],
    ['detach', (x) => detach(x), 'x'],
    ['the same twice', (x, y) => sub(mul(x, y), mul(y, x)), 't1 - t1'],
  ])('%s', (_name, f, source) => {
    expect(sourceOf(f)).toBe(source);
  });

  test.each<[string, (x: Value, y: Value) => Scalar, string]>([
    ['x·0, which is NaN where x is infinite', (x) => mul(x, 0), 'x * 0'],
    ['x + 0, which is 0 where x is -0', (x) => add(x, 0), 'x + 0'],
    ['x - x, which is NaN where x is infinite', (x) => sub(x, x), 'x - x'],
    ['0 - x, which is 0 where x is 0', (x) => sub(0, x), '0 - x'],
    ['sums and products, in the order they are in', (x, y) => add(add(x, y), add(y, mul(x, 2))), 'x + y + (y + x * 2)'],
    ['differences', (x, y) => sub(x, sub(x, sub(x, y))), 'x - (x - (x - y))'],
    ['quotients', (x, y) => div(x, mul(y, div(x, y))), 'x / (y * (x / y))'],
    ['signs before powers', (x) => pow(neg(x), 2), '(-x) ** 2'],
    ['negative constants', (x) => sub(pow(-2, x), -3), '((-2) ** x) - -3'],
  ])('leaves %s', (_name, f, source) => {
    expect(sourceOf(f)).toBe(source);
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

  test('on flat arrays: what it is differentiated by, and the rest', () => {
    const gradient = new Float64Array(3);
    expect(program.flat.value(Float64Array.of(2, 3, 4), Float64Array.of(5, 6))).toBe(32);
    expect(program.flat.valueAndGrad(Float64Array.of(2, 3, 4), Float64Array.of(5, 6), gradient)).toBe(32);
    expect([...gradient]).toEqual([5, 6, 1]);
    expect(program.flat.sumValueAndGrad(Float64Array.of(2, 3, 4), Float64Array.of(5, 6, 1, 1), gradient)).toBe(41);
    expect([...gradient]).toEqual([6, 7, 2]);
  });

  test('over samples it is the sum of the samples, one after the other', () => {
    const program = compile((x: Scalar, y: Scalar, z: Scalar) => tanh(mul(exp(x), sub(y, mul(z, x)))), 0, 0, 0);
    fc.assert(
      fc.property(real(2), fc.array(fc.tuple(real(2), real(2))), (x, samples) => {
        const each = samples.map(([y, z]) => program.valueAndGrad(x, y, z));
        const total = each.reduce(([v, g], [value, gradient]) => [v + value, g + gradient], [0, 0]);
        expect(program.sumValueAndGrad(x, samples)).toEqual(total);
      }),
    );
  });

  test('what no result needs is not computed, and its gradient is 0', () => {
    const program = compile(([x, y]: [Scalar, Scalar]) => [x, log(y)][0] ?? 0, [1, 1]);
    expect(program.source).not.toContain('Math.log');
    expect(program.valueAndGrad([3, -1])).toEqual([3, [1, 0]]);
    expect(compile(() => 7, [1]).valueAndGrad([2])).toEqual([7, [0]]);
  });

  test('an argument without numbers is passed over, and a key may be any', () => {
    const program = compile((x: Scalar, ys: Scalar[]) => add(x, sum(ys)), 1, []);
    expect(program.value(2, [])).toBe(2);
    expect(program.module()).not.toContain('function sum');
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

  test('what is the same for all samples is computed before them', () => {
    const program = compile((x: Scalar, y: Scalar) => mul(exp(x), y), 0, 0);
    expect(program.module().split('for (')[1]).not.toContain('Math.exp');
  });
});

describe('the program can be read', () => {
  test('by the names of arguments and nodes, as far as JavaScript allows them', () => {
    const f = ({ class: x, w }: { class: Scalar; w: Scalar[] }, [y]: [Scalar]) => {
      const a = mul(w[1] ?? 0, add(x, y));
      if (a instanceof Value) a.label = 'a "label" */\n';
      return tanh(a);
    };
    expect(compile(f, { class: 1, w: [1, 2] }, [new Value(1, 'ŷ1')]).source).toBe(`\
function valueAndGrad(params, data, gradient) {
  if (params[2] === undefined || data[0] === undefined || gradient[2] === undefined) {
    const lengths = [params.length, data.length, gradient.length].join(', ');
    throw new RangeError(\`valueAndGrad: params, data, gradient must have lengths 3, 1, 3, but have \${lengths}\`);
  }
  const class_2 = params[0];
  const w_1 = params[2];
  const ŷ1 = data[0];
  const t1 = class_2 + ŷ1;
  const a__label_____ = w_1 * t1;
  const t2 = Math.tanh(a__label_____);
  const dy_da__label_____ = 1 - t2 * t2;
  gradient[2] = dy_da__label_____ * t1; // w_1
  gradient[0] = dy_da__label_____ * w_1; // class
  gradient[1] = 0; // w_0
  return t2;
}`);
  });

  test('and by labels that the function gives its arguments', () => {
    const f = (x: Value, { β }: { β: Scalar }) => {
      x.label = 'foo';
      return mul(x, β);
    };
    expect(compile(f, 1, { β: 2 }).source).toContain('const foo = params[0];\n  const β = data[0];');
  });

  test('while what it was made of keeps its labels', () => {
    const k = new Value(3);
    const f = (x: Value) => {
      const h = tanh(x);
      h.label = 'h';
      return mul(h, k);
    };
    compile(f, 1);
    expect(k.label).toBeUndefined();
  });

  test('and a label can do no harm in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (label, other) => {
        const program = compile(
          ([x, y]: [Scalar, Scalar]) => {
            const a = mul(x, y);
            if (a instanceof Value) a.label = other;
            return add(tanh(a), a);
          },
          [new Value(1, label), new Value(1, other)],
        );
        expect(program.valueAndGrad([0, 2])).toEqual([0, [4, 0]]);
      }),
    );
  });
});

describe("an op of one's own", () => {
  const definition = { forward: (x: number) => x ** 3 } as const;
  const cube = defineOp({ name: 'cube', ...definition, partials: [(x) => mul(3, mul(x, x))] });
  const spelled = defineOp({ ...cube.op, name: 'cube', partials: [(x) => mul(3, mul(x, x))], js: (x) => `${x} ** 3` });
  const f = (x: Scalar) => tanh(cube(tanh(x)));

  test('compiles with no more than its definition', () => {
    expect(compile(f, 1).valueAndGrad(0.5)).toEqual(valueAndGrad(f)(0.5));
    expect(compile(f, 1).source).toContain('cube(');
  });

  test('is written out where it says how', () => {
    const program = compile((x: Scalar) => neg(spelled(neg(x))), new Value(1, 'x'));
    expect(program.source).toContain('return -((-x) ** 3);');
    expect(program.valueAndGrad(2)).toEqual([8, [12][0]]);
  });

  test('keeps apart from another of the same name', () => {
    const other = defineOp({ name: 'cube', forward: (x) => x + 1, partials: [1] });
    const program = compile((x: Scalar) => add(cube(x), other(x)), 1);
    expect(program.valueAndGrad(2)).toEqual([11, 13]);
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

  test('may have a name that JavaScript has not', () => {
    const odd = defineOp({ name: 'x³; throw 1', forward: (x) => x ** 3, partials: [(x) => mul(3, mul(x, x))] });
    expect(compile(odd, 1).valueAndGrad(2)).toEqual([8, 12]);
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
      'a Value for a number',
      () => compile((x: Scalar) => x, 1).value(new Value(1) as never),
      TypeError,
      'value: argument 1 must be a number, but is a Value',
    ],
    [
      'a number for an array',
      () => compile((x: Scalar[]) => sum(x), [1, 2]).value(1 as never),
      TypeError,
      'value: argument 1 must be an array of length 2, but is 1',
    ],
    [
      'another length',
      () => compile((x: Scalar[]) => sum(x), [1, 2]).value([1]),
      TypeError,
      'value: argument 1 must be an array of length 2',
    ],
    [
      'another key',
      () => compile((x: { k: Scalar }) => x.k, { k: 1 }).valueAndGrad({ l: 1 } as never),
      TypeError,
      'valueAndGrad: argument 1.k must be a number, but is undefined',
    ],
    [
      'a key too many',
      () => compile((x: { k: Scalar }) => x.k, { k: 1 }).value({ k: 1, l: 1 } as never),
      TypeError,
      'value: argument 1 must be a record of k, but is one of k, l',
    ],
    [
      'deep inside',
      () => compile((x: { k: Scalar[] }) => sum(x.k), { k: [1, 2] }).value({ k: [1, null] as never }),
      TypeError,
      'value: argument 1.k[1] must be a number, but is null',
    ],
    [
      'a missing argument',
      () => (compile((x: Scalar, y: Scalar) => mul(x, y), 1, 1).value as (x: number) => number)(1),
      TypeError,
      'value: argument 2 must be a number, but is undefined',
    ],
    [
      'samples that are none',
      () => compile((x: Scalar, y: Scalar) => mul(x, y), 1, 1).sumValueAndGrad(1, 3 as never),
      TypeError,
      'sumValueAndGrad: samples must be an array, but is 3',
    ],
    [
      'a sample that is none',
      () => compile((x: Scalar, y: Scalar) => mul(x, y), 1, 1).sumValueAndGrad(1, [3] as never),
      TypeError,
      'sumValueAndGrad: samples[0] must be an array, but is 3',
    ],
    [
      'a sample of another shape',
      () => compile((x: Scalar, y: Scalar) => mul(x, y), 1, 1).sumValueAndGrad(1, [[1], ['2']] as never),
      TypeError,
      'sumValueAndGrad: samples[1][0] must be a number, but is the string "2"',
    ],
    [
      'samples of nothing',
      () => compile((x: Scalar) => x, 1).sumValueAndGrad(1, [[]]),
      RangeError,
      'sumValueAndGrad: the function has no numbers but those it is differentiated with respect to, so no samples',
    ],
    [
      'chosen arguments of another shape',
      () => compile((x: { k: Scalar[] }, y: Scalar) => mul(sum(x.k), y), { k: [1] }, 1).sumValueAndGrad({ k: [] }, []),
      TypeError,
      'sumValueAndGrad: params.k must be an array of length 1, but is an array of length 0',
    ],
    [
      'one of several chosen arguments',
      () =>
        compile
          .with({ argnums: [2, 0] })((x: Scalar, y: Scalar, z: Scalar) => mul(x, mul(y, z)), 1, 1, 1)
          .sumValueAndGrad([1, '2'] as never, []),
      TypeError,
      'sumValueAndGrad: params[1] must be a number, but is the string "2"',
    ],
    [
      'a tuple of chosen arguments that is none',
      () =>
        compile
          .with({ argnums: [0] })((x: Scalar, y: Scalar) => mul(x, y), 1, 1)
          .sumValueAndGrad(1 as never, []),
      TypeError,
      'sumValueAndGrad: params must be an array, but is 1',
    ],
    [
      'another argument where argnums chooses a later one',
      () =>
        compile
          .with({ argnums: 1 })((x: Scalar, y: Scalar) => mul(x, y), 1, 1)
          .value(1, null as never),
      TypeError,
      'value: argument 2 must be a number, but is null',
    ],
    [
      'no options',
      () => compile.with(undefined as never),
      TypeError,
      'compile.with: options must be an object, but is undefined',
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
      'argnums of more arguments than there are',
      () => compile.with({ argnums: [0, 1] })(((x: Scalar) => x) as never, 1),
      RangeError,
      'compile: argnums chooses argument 2 of the function, but the example has 1',
    ],
    [
      'an array that is too short',
      () => compile((x: Scalar) => x, 1).flat.value(new Float64Array(), new Float64Array()),
      RangeError,
      'value: params must have lengths 1, but have 0',
    ],
    [
      'half a sample',
      () =>
        compile((x: Scalar, y: Scalar[]) => mul(x, sum(y)), 1, [1, 2]).flat.sumValueAndGrad(
          new Float64Array(1),
          new Float64Array(3),
          new Float64Array(1),
        ),
      RangeError,
      'sumValueAndGrad: params, data, gradient must have lengths 1, 2 per sample, 1, but have 1, 3, 1',
    ],
    [
      'no array',
      () => compile((x: Scalar) => x, 1).flat.valueAndGrad(new Float64Array(1), new Float64Array(), undefined as never),
      TypeError,
      'valueAndGrad: gradient must be a Float64Array, but is undefined',
    ],
    [
      'a sample left out',
      () => compile((x: Scalar, y: Scalar) => mul(x, y), 1, 1).sumValueAndGrad(1, new Array(2)),
      TypeError,
      'sumValueAndGrad: samples[0] must be an array, but is undefined',
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
  ])('as is %s', (_name, f, type, message) => {
    expect(f).toThrow(type);
    expect(f).toThrow(message);
  });
});
