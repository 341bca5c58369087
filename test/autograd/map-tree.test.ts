import { mapTree, mul, type Scalar, Value, valueAndGrad } from '@autograd-222/autograd';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const trees = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.integer(),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('w', 'b', 'x'), tie('tree'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).tree;

test('it maps the numbers in arrays and records, with those at the same place in the other trees', () => {
  const params = { layers: [{ w: [1, 2], b: 3 }], scale: 4 };
  const gradient = { scale: 40, layers: [{ b: 30, w: [10, 20] }] };
  const next: typeof params = mapTree((p, g) => p + g, params, gradient);
  expect(next).toEqual({ layers: [{ w: [11, 22], b: 33 }], scale: 44 });
  expect(mapTree((x) => x + 1, 2)).toBe(3);
  expect(mapTree((a, b, c) => a + b + c, [1, 2], [10, 20], [100, 200])).toEqual([111, 222]);
});

test('a map by the identity gives the same tree, and mapping twice is mapping once by both', () => {
  fc.assert(
    fc.property(trees, (tree) => {
      expect(mapTree((x) => x, tree)).toEqual(tree);
      const twice = mapTree(
        (x: Scalar) => Number(x) * 2,
        mapTree((x: Scalar) => Number(x) + 1, tree),
      );
      expect(mapTree((x: Scalar) => (Number(x) + 1) * 2, tree)).toEqual(twice);
    }),
  );
});

test('the results may be anything, Values among them', () => {
  expect(mapTree((x) => String(x), [1, { a: 2 }] as const)).toEqual(['1', { a: '2' }]);
  const [x] = mapTree((x) => new Value(x), [3]);
  expect(x?.data).toBe(3);
  expect(mapTree((x) => x.data, { a: new Value(4) })).toEqual({ a: 4 });
});

test('a training step is one line', () => {
  const loss = ({ w, b }: { w: Scalar; b: Scalar }) => mul(w, b);
  const params = { w: 2, b: 5 };
  const [, gradient] = valueAndGrad(loss)(params);
  expect(mapTree((p, g) => p - 0.5 * g, params, gradient)).toEqual({ w: -0.5, b: 4 });
});

test('a tree of another shape is refused, with the place', () => {
  const add = (a: number, b: number) => a + b;
  expect(() => mapTree(add, [1, 2], [1])).toThrow(
    'mapTree: argument 3 must be an array of length 2, but is an array of length 1',
  );
  // @ts-expect-error the trees must have one shape
  expect(() => mapTree(add, { w: [1] }, { w: 1 })).toThrow(
    'mapTree: argument 3.w must be an array of length 1, but is 1',
  );
  // @ts-expect-error a leaf must be a number or a Value
  expect(() => mapTree(add, { w: 1 }, { w: 'a' })).toThrow(
    'mapTree: argument 3.w must be a number or a Value, but is the string "a"',
  );
  expect(() => mapTree((x) => x, { w: ['a'] })).toThrow('mapTree: argument 2.w[0] must be a number, a Value');
  const circle: { self?: unknown } = {};
  circle.self = circle;
  expect(() => mapTree((x) => x, circle)).toThrow('mapTree: argument 2.self contains itself');
  // @ts-expect-error a function is needed
  expect(() => mapTree(3, [1])).toThrow('mapTree: argument 1 must be a function, but is 3');
});
