import { compile, mul, type Scalar, sum, Value } from '@autograd-222/autograd';
import { expect, test } from 'vitest';
import { flatten, shapeOf, unflatten } from '../../packages/autograd/src/shape.ts';

test('a tree is what its shape makes of its numbers, which are in the order of its keys', () => {
  const trees = [{ b: [1, { c: 2 }, []], a: 3, '': [[4], {}] }, 5, JSON.parse('{"__proto__": 6}')];
  const shapes = trees.map(shapeOf);
  const array = new Float64Array(8);
  expect(flatten(shapes, trees, String, array, 1)).toBe(7);
  expect([...array]).toEqual([0, 1, 2, 3, 4, 5, 6, 0]);
  expect(unflatten(shapes, array.subarray(1)).map((tree) => JSON.stringify(tree))).toEqual(
    trees.map((tree) => JSON.stringify(tree)),
  );
});

test('arguments, data and gradients may be nested to any depth', () => {
  let [params, data]: [object, object] = [[3], { a: 5 }];
  for (let i = 0; i < 19_999; i++) [params, data] = [[params], { a: data }];
  const innermost = (tree: unknown): Scalar => {
    let node = tree;
    while (typeof node === 'object' && node !== null && !(node instanceof Value)) node = Object.values(node)[0];
    return node instanceof Value ? node : Number(node);
  };
  const program = compile((x: object, y: object) => mul(innermost(x), innermost(y)), params, data);
  const [value, gradient] = program.valueAndGrad(params, data);
  expect([value, innermost(gradient)]).toEqual([15, 5]);
  expect(program.sumValueAndGrad(params, [[data], [data]])[0]).toBe(30);
  expect(() => program.value(params, params)).toThrow(
    'value: argument 2 must be a record of a, but is an array of length 1',
  );
  expect(() => program.value([params], data)).toThrow(
    /^value: argument 1(\[0\]){20000} must be a number, but is an array/,
  );
});

test.each<[string, () => unknown, string]>([
  [
    'a Value for a number',
    () => compile((x: Scalar) => x, 1).value(new Value(1) as never),
    'value: argument 1 must be a number, but is a Value',
  ],
  [
    'a number for an array',
    () => compile((x: Scalar[]) => sum(x), [1, 2]).value(1 as never),
    'value: argument 1 must be an array of length 2, but is 1',
  ],
  [
    'another length',
    () => compile((x: Scalar[]) => sum(x), [1, 2]).value([1]),
    'value: argument 1 must be an array of length 2',
  ],
  [
    'another key',
    () => compile((x: { k: Scalar }) => x.k, { k: 1 }).valueAndGrad({ l: 1 } as never),
    'valueAndGrad: argument 1.k must be a number, but is undefined',
  ],
  [
    'a key too many',
    () => compile((x: { k: Scalar }) => x.k, { k: 1 }).value({ k: 1, l: 1 } as never),
    'value: argument 1 must be a record of k, but is one of k, l',
  ],
  [
    'deep inside',
    () => compile((x: { k: Scalar[] }) => sum(x.k), { k: [1, 2] }).value({ k: [1, null] as never }),
    'value: argument 1.k[1] must be a number, but is null',
  ],
  [
    'a missing argument',
    () => (compile((x: Scalar, y: Scalar) => mul(x, y), 1, 1).value as (x: number) => number)(1),
    'value: argument 2 must be a number, but is undefined',
  ],
  [
    'samples that are none',
    () => compile((x: Scalar, y: Scalar) => mul(x, y), 1, 1).sumValueAndGrad(1, 3 as never),
    'sumValueAndGrad: samples must be an array, but is 3',
  ],
  [
    'a sample that is none',
    () => compile((x: Scalar, y: Scalar) => mul(x, y), 1, 1).sumValueAndGrad(1, [3] as never),
    'sumValueAndGrad: samples[0] must be an array, but is 3',
  ],
  [
    'a sample of another shape',
    () => compile((x: Scalar, y: Scalar) => mul(x, y), 1, 1).sumValueAndGrad(1, [[1], ['2']] as never),
    'sumValueAndGrad: samples[1][0] must be a number, but is the string "2"',
  ],
  [
    'chosen arguments of another shape',
    () => compile((x: { k: Scalar[] }, y: Scalar) => mul(sum(x.k), y), { k: [1] }, 1).sumValueAndGrad({ k: [] }, []),
    'sumValueAndGrad: params.k must be an array of length 1, but is an array of length 0',
  ],
  [
    'one of several chosen arguments',
    () =>
      compile
        .with({ argnums: [2, 0] })((x: Scalar, y: Scalar, z: Scalar) => mul(x, mul(y, z)), 1, 1, 1)
        .sumValueAndGrad([1, '2'] as never, []),
    'sumValueAndGrad: params[1] must be a number, but is the string "2"',
  ],
  [
    'a tuple of chosen arguments that is none',
    () =>
      compile
        .with({ argnums: [0] })((x: Scalar, y: Scalar) => mul(x, y), 1, 1)
        .sumValueAndGrad(1 as never, []),
    'sumValueAndGrad: params must be an array, but is 1',
  ],
  [
    'another argument where argnums chooses a later one',
    () =>
      compile
        .with({ argnums: 1 })((x: Scalar, y: Scalar) => mul(x, y), 1, 1)
        .value(1, null as never),
    'value: argument 2 must be a number, but is null',
  ],
  [
    'a sample left out',
    () => compile((x: Scalar, y: Scalar) => mul(x, y), 1, 1).sumValueAndGrad(1, new Array(2)),
    'sumValueAndGrad: samples[0] must be an array, but is undefined',
  ],
])('what does not have the shape of the example is refused, such as %s', (_name, f, message) => {
  expect(f).toThrow(TypeError);
  expect(f).toThrow(message);
});
