import { describe } from './errors.ts';
import { type Scalar, Value } from './value.ts';

/** A number or a `Value`, or arrays and records of them to any depth: what `grad` differentiates by. */
export type Tree = Scalar | readonly Tree[] | { readonly [key: string]: Tree };

/** `T` with a `Leaf` in the place of each number or `Value`. */
export type WithLeaves<T, Leaf> = T extends Scalar
  ? Leaf
  : T extends (...args: never[]) => unknown
    ? T
    : { [K in keyof T]: WithLeaves<T[K], Leaf> };

/**
 * The same arrays and records with `f(leaf, its path)` in the place of each leaf. `path` is what messages call the tree.
 * Throws a `TypeError` that names the place where something else than a number, a `Value`, an array or a plain record
 * stands, or where a record contains itself.
 */
export function mapLeaves<T, Leaf>(tree: T, path: string, f: (leaf: Scalar, path: string) => Leaf): WithLeaves<T, Leaf>;
export function mapLeaves(tree: unknown, path: string, f: (leaf: Scalar, path: string) => unknown): unknown {
  const above = new Set<unknown>();
  const map = (node: unknown, path: string): unknown => {
    if (typeof node === 'number' || node instanceof Value) return f(node, path);
    if (!isBranch(node)) {
      throw new TypeError(`${path} must be a number, a Value, or an array or record of them, but is ${describe(node)}`);
    }
    if (above.has(node)) throw new TypeError(`${path} contains itself`);
    above.add(node);
    const mapped = Array.isArray(node)
      ? Array.from(node, (item: unknown, i) => map(item, `${path}[${i}]`))
      : Object.fromEntries(Object.entries(node).map(([key, item]) => [key, map(item, `${path}.${key}`)]));
    above.delete(node);
    return mapped;
  };
  return map(tree, path);
}

/** Whether a `Value` is anywhere in arrays and plain records; whatever else there may be is passed over. */
export function containsValue(tree: unknown, above: ReadonlySet<unknown> = new Set()): boolean {
  if (tree instanceof Value) return true;
  if (!isBranch(tree) || above.has(tree)) return false;
  const path = new Set(above).add(tree);
  return Object.values(tree).some((item) => containsValue(item, path));
}

/** Whether `x` is an array or a plain record. */
export function isBranch(x: unknown): x is Readonly<Record<string, unknown>> {
  if (typeof x !== 'object' || x === null) return false;
  const prototype: unknown = Object.getPrototypeOf(x);
  return Array.isArray(x) || prototype === null || prototype === Object.prototype;
}
