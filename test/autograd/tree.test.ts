import { grad, jacobian, mul, type Scalar, tanh, Value } from '@autograd-222/autograd';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { containsValue, mapLeaves, pathText } from '../../packages/autograd/src/tree.ts';
import { real } from '../support/arbitraries.ts';

/** Arrays and records of numbers, to any depth. */
const { trees } = fc.letrec<{ trees: unknown }>((tie) => ({
  trees: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    real(3),
    fc.array(tie('trees'), { maxLength: 3 }),
    fc.dictionary(fc.string(), tie('trees'), { maxKeys: 3 }),
  ),
}));

/** A leaf that is 100,000 arrays deep, and the leaf of such a tree. */
function nested(leaf: unknown): object {
  let tree = [leaf];
  for (let i = 1; i < 100_000; i++) tree = [tree];
  return tree;
}
function innermost(tree: unknown): unknown {
  let node = tree;
  while (Array.isArray(node)) node = node[0];
  return node;
}

describe('mapLeaves', () => {
  test('gives an equal tree that shares no array or record, for what gives each leaf back', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const copy = mapLeaves(tree, 'tree', (leaf) => leaf);
        expect(copy).toEqual(tree);
        if (typeof tree === 'object') expect(copy).not.toBe(tree);
      }),
    );
  });

  test('comes to the leaves in their order, and knows the path to each', () => {
    const visited: string[] = [];
    mapLeaves({ b: [1, { c: 2 }, []], a: 3, '': [[4]] }, 'tree', (leaf, path) =>
      visited.push(`${pathText('tree', path())} = ${leaf}`),
    );
    expect(visited).toEqual(['tree.b[0] = 1', 'tree.b[1].c = 2', 'tree.a = 3', 'tree.[0][0] = 4']);
  });

  test('keeps the keys of records, also one that is the name of a prototype', () => {
    const tree: unknown = JSON.parse('{"__proto__": {"b": 1}, "a": 2}');
    expect(JSON.stringify(mapLeaves(tree, 'tree', (leaf) => Number(leaf) + 1))).toBe('{"__proto__":{"b":2},"a":3}');
  });

  test('refuses a tree that contains itself, but not one that has a branch twice', () => {
    const twice = [1, 2];
    expect(mapLeaves({ a: twice, b: [twice, twice] }, 'tree', () => 0)).toEqual({
      a: [0, 0],
      b: [
        [0, 0],
        [0, 0],
      ],
    });
    const cyclic: { list: unknown[] } = { list: [1] };
    cyclic.list.push(cyclic);
    expect(() => mapLeaves(cyclic, 'tree', () => 0)).toThrow(new TypeError('tree.list[1] contains itself'));
  });

  test('refuses anything else by its path, and the missing elements of an array, too', () => {
    const expected = 'must be a number, a Value, or an array or plain record of them, but is';
    expect(() => mapLeaves({ a: [1, { b: null }] }, 'tree', () => 0)).toThrow(
      new TypeError(`tree.a[1].b ${expected} null`),
    );
    expect(() => mapLeaves([1, new Array(1)], 'tree', () => 0)).toThrow(
      new TypeError(`tree[1][0] ${expected} undefined`),
    );
  });
});

describe('a tree may be of any depth', () => {
  const square = (tree: object): Scalar => {
    const x = innermost(tree);
    return x instanceof Value ? mul(x, x) : 0;
  };

  test('as the argument of a gradient', () => {
    expect(innermost(grad(square)(nested(3)))).toBe(6);
  });

  test('as the result of a function', () => {
    expect(innermost(jacobian((x: Scalar) => nested(tanh(x)))(0))).toBe(1);
  });

  test('where a leaf is refused', () => {
    expect(() => grad(square)(nested('3'))).toThrow(/^grad: argument 1(\[0\]){100000} must be a number, a Value/);
  });
});

test('containsValue finds a Value anywhere in arrays and plain records, and looks into nothing else', () => {
  fc.assert(
    fc.property(trees, (tree) => {
      expect(containsValue(tree)).toBe(false);
      expect(containsValue({ a: [tree, { b: new Value(1) }] })).toBe(true);
    }),
  );
  expect(containsValue(new Map([[1, new Value(1)]]))).toBe(false);
});
