import { describe } from './errors.ts';
import { type Scalar, Value } from './value.ts';

/** A number or a `Value`, or arrays and records of them to any depth: what `grad` differentiates with respect to. */
export type Tree = Scalar | readonly Tree[] | { readonly [key: string]: Tree };

/** `T` with a `Leaf` for each number or `Value`. */
export type WithLeaves<T, Leaf> = T extends Scalar
  ? Leaf
  : T extends (...args: never[]) => unknown
    ? T
    : { [K in keyof T]: WithLeaves<T[K], Leaf> };

/** The keys and indices that lead to a leaf, from the root of its tree. */
export type Path = readonly (string | number)[];

/**
 * The same arrays and records with `f(leaf, its path)` for each leaf. `root` is what messages call the tree. Throws a
 * `TypeError` that names the path to anything but a number, a `Value`, an array or a plain record, and to a record that
 * contains itself.
 */
export function mapLeaves<T, Leaf>(tree: T, root: string, f: (leaf: Scalar, path: Path) => Leaf): WithLeaves<T, Leaf>;
export function mapLeaves(tree: unknown, root: string, f: (leaf: Scalar, path: Path) => unknown): unknown {
  const above = new Set<unknown>();
  const map = (node: unknown, path: Path): unknown => {
    if (typeof node === 'number' || node instanceof Value) return f(node, path);
    if (!isBranch(node)) {
      const expected = 'a number, a Value, or an array or plain record of them';
      throw new TypeError(`${pathText(root, path)} must be ${expected}, but is ${describe(node)}`);
    }
    if (above.has(node)) throw new TypeError(`${pathText(root, path)} contains itself`);
    above.add(node);
    const mapped = Array.isArray(node)
      ? Array.from(node, (item: unknown, i) => map(item, [...path, i]))
      : Object.fromEntries(Object.entries(node).map(([key, item]) => [key, map(item, [...path, key])]));
    above.delete(node);
    return mapped;
  };
  return map(tree, []);
}

/** A path as it is written in JavaScript: `argument 1.w[0]`. */
export function pathText(root: string, path: Path): string {
  return root + path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('');
}

/** Whether a `Value` is anywhere in arrays and plain records. Anything else is passed over. No recursion. */
export function containsValue(tree: unknown): boolean {
  const branches = new Set<unknown>([tree]);
  for (const branch of branches) {
    if (branch instanceof Value) return true;
    if (!isBranch(branch)) continue;
    for (const item of Object.values(branch)) if (typeof item === 'object') branches.add(item);
  }
  return false;
}

/** Whether `x` is an array or a plain record. */
export function isBranch(x: unknown): x is Readonly<Record<string, unknown>> {
  if (typeof x !== 'object' || x === null) return false;
  const prototype: unknown = Object.getPrototypeOf(x);
  return Array.isArray(x) || prototype === null || prototype === Object.prototype;
}
