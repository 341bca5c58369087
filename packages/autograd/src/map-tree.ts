import { checkFunction } from './errors.ts';
import { leavesOf, shapeOf, unflatten } from './shape.ts';
import { mapLeaves, type WithLeaves } from './tree.ts';
import type { Scalar } from './value.ts';

/** The numbers and `Value`s of a tree, as a type. */
export type LeafOf<T> = T extends Scalar
  ? T extends number
    ? number
    : T
  : T extends readonly (infer Item)[]
    ? LeafOf<Item>
    : { [K in keyof T]: LeafOf<T[K]> }[keyof T];

/**
 * The arrays and records of `tree` with what `f` makes of each number or `Value` in it, and of those that stand at the same
 * place in the other trees. `tree` is a number or a `Value`, or arrays and plain records of them to any depth.
 *
 * Throws a `TypeError` if `f` isn't a function, if `tree` has anything else in it, or if another tree doesn't have its shape.
 *
 * @example
 * const params = { w: [1, 2], b: 3 };
 * const gradient = { w: [10, 20], b: 30 };
 * mapTree((p, g) => p - 0.1 * g, params, gradient) // { w: [ 0, 0 ], b: 0 }
 */
export function mapTree<T, Others extends readonly WithLeaves<T, Scalar>[], Leaf>(
  f: (leaf: LeafOf<T>, ...others: { [I in keyof Others]: LeafOf<Others[I]> }) => Leaf,
  tree: T,
  ...others: Others
): WithLeaves<T, Leaf>;
export function mapTree(f: (...leaves: Scalar[]) => unknown, tree: unknown, ...others: readonly unknown[]): unknown {
  checkFunction('mapTree', f);
  const leaves: Scalar[] = [];
  mapLeaves(tree, 'mapTree: argument 2', (leaf) => leaves.push(leaf));
  const shape = shapeOf(tree);
  const otherLeaves = others.map((other, i) => leavesOf(shape, other, `mapTree: argument ${i + 3}`));
  const mapped = leaves.map((leaf, i) => f(leaf, ...otherLeaves.map((leaves) => leaves[i] ?? NaN)));
  return unflatten([shape], mapped)[0];
}
