import * as engine from '@autograd-222/autograd';
import { add, grad, mul, type Scalar, Value, valueAndGrad } from '@autograd-222/autograd';
import { describe, expect, test } from 'vitest';

const junk: [string, unknown][] = [
  ['nothing', undefined],
  ['null', null],
  ['a string', '3'],
  ['a boolean', true],
  ['a bigint', 3n],
  ['a symbol', Symbol('x')],
  ['a function', () => 3],
  ['a date', new Date(0)],
  ['a typed array', new Float64Array(1)],
  ['an object', { data: 3 }],
];

const ops = Object.entries(engine).filter(([, f]) => typeof f === 'function' && 'op' in f);
const others = ['dot', 'logSumExp', 'mean', 'softmax', 'sum', 'findNonFinite', 'grad', 'hessian', 'toDot', 'drawing'];
const takers = [...ops, ...Object.entries(engine).filter(([name]) => others.includes(name))];

describe.each(takers)('%s', (_name, f) => {
  const call = f as unknown as (...inputs: unknown[]) => unknown;

  test.each(junk)('refuses %s by an error that says so', (what, x) => {
    // A function is what grad and hessian take.
    if (what === 'a function' && ['grad', 'hessian'].includes(_name)) return;
    expect(() => call(x, x, x)).toThrow(TypeError);
    expect(() => call(x, x, x)).toThrow(/^\w+: .*(must be|is not)/);
  });
});

test.each<[unknown, string]>([
  [3n, 'the bigint 3'],
  [Symbol('x'), 'a symbol'],
  [() => 3, 'a function'],
  [true, 'true'],
  [Object.create(null), 'an object'],
  [Object.create({ constructor: { name: 3 } }), 'an object'],
  [new Map(), 'a Map'],
])('%s is called %s', (x, name) => {
  expect(() => add(1, x as never)).toThrow(
    new TypeError(`add: argument 2 must be a number or a Value, but is ${name}`),
  );
});

test('a further argument may be anything, null too, but the first has nothing but numbers and Values in it', () => {
  const f = (x: Scalar, _config: unknown) => mul(x, x);
  for (const [, x] of junk) expect(grad(f)(3, x as never)).toBe(6);
  expect(() => grad((_: { x: Scalar }) => 1)({ x: null as never })).toThrow(
    new TypeError('grad: argument 1.x must be a number, a Value, or an array or plain record of them, but is null'),
  );
});

test('data that was set to anything but a number is refused by the next op', () => {
  const v = Object.assign(new Value(1), { data: '5' });
  expect(() => mul(2, v)).toThrow(new TypeError('mul: data must be a number, but is the string "5"'));
  expect(() => new Value('5' as never)).toThrow(new TypeError('Value: data must be a number, but is the string "5"'));
});

test('an array of anything else than numbers and Values is refused, however short', () => {
  for (const f of [engine.sum, engine.mean, engine.logSumExp, engine.softmax]) {
    for (const xs of [['a'], [undefined], [undefined, 1]]) {
      expect(() => f(xs as never)).toThrow(/^\w+: element 0 must be a number or a Value, but is/);
    }
  }
});

test('a partial that makes nothing is refused on Values as on numbers', () => {
  const bad = engine.defineOp({ name: 'bad', forward: (x) => x, partials: [() => undefined as never] });
  expect(() => grad(bad)(1)).toThrow('bad: partial 1 must give a number for numbers, but gave undefined');
  expect(() => grad(bad)(new Value(1))).toThrow('bad: partial 1 must give a Value for Values, but gave undefined');
});

test('a further argument may contain itself', () => {
  const config: { self?: unknown } = {};
  config.self = config;
  expect(grad((x: Scalar, _config: unknown) => mul(x, x))(3, config as never)).toBe(6);
});

describe('a Value from another copy of the package', () => {
  test('is refused by name, everywhere', async () => {
    const path = '../../packages/autograd/src/value.ts?copy';
    const copy: { Value: new (data: number) => Value } = await import(path);
    const foreign = new copy.Value(3);
    const message = 'but is a Value of another copy of @autograd-222/autograd';
    expect(() => mul(2, foreign)).toThrow(`mul: argument 2 must be a number or a Value, ${message}`);
    expect(() => new Value(1).add(foreign)).toThrow(message);
    expect(() => grad((x: Scalar) => mul(x, x))(foreign)).toThrow(message);
    expect(() => grad(() => foreign)(1)).toThrow('returned a Value of another copy of @autograd-222/autograd');
  });
});

test('after an error, the graph and the gradients are as before', () => {
  const x = new Value(2);
  const y = mul(x, x);
  y.backward();
  const nodes = [x, y];
  const before = nodes.map(({ data, grad, uses, era }) => ({ data, grad, uses, era }));
  expect(() => add(y, undefined as never)).toThrow(TypeError);
  expect(() => grad(() => mul(y, 'no' as never))(1)).toThrow(TypeError);
  expect(() => valueAndGrad(() => [y] as never)(1)).toThrow(TypeError);
  expect(nodes.map(({ data, grad, uses, era }) => ({ data, grad, uses, era }))).toEqual(before);
  y.backward();
  expect(x.grad).toBe(8);
});

test('an empty array or record has an empty gradient', () => {
  expect(grad((_: Scalar[]) => 1)([])).toEqual([]);
  expect(valueAndGrad((_: Record<string, Scalar>) => 2)({})).toEqual([2, {}]);
});
