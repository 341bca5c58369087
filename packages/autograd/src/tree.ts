import { describe, describeNonValue } from './errors.ts';
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
      throw new TypeError(`${pathText(root, path)} must be ${expected}, but is ${describeNonValue(node)}`);
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

// The shape of a tree, and its numbers apart from it, in one flat array: for `compile`.

/** The structure of an argument: a number, or an array or record of parts, by index or key. */
export type Shape =
  | 'number'
  | { readonly isArray: boolean; readonly keys: readonly string[]; readonly parts: readonly Shape[] };

/** The structure of a tree of numbers and `Value`s. */
export function shapeOf(tree: unknown): Shape {
  if (!isBranch(tree)) return 'number';
  return { isArray: Array.isArray(tree), keys: Object.keys(tree), parts: Object.values(tree).map(shapeOf) };
}

/**
 * Writes the numbers of each tree into `array`, one tree after the other from `start` on, and returns the index after the
 * last. Throws a `TypeError` if a tree doesn't have its shape; `nameOf` is what it calls the i-th tree.
 */
export function flatten(
  shapes: readonly Shape[],
  trees: readonly unknown[],
  nameOf: (i: number) => string,
  array: Float64Array,
  start = 0,
): number {
  let end = start;
  for (const [i, shape] of shapes.entries()) {
    const next = write(shape, trees[i], array, end);
    if (next === undefined) throw new TypeError(misfit(shape, trees[i], nameOf(i)));
    end = next;
  }
  return end;
}

/** As `flatten`, but returns nothing if `x` doesn't have the shape: to find the path to the error now would be slow. */
function write(shape: Shape, x: unknown, array: Float64Array, at: number): number | undefined {
  if (shape === 'number') {
    if (typeof x !== 'number') return undefined;
    array[at] = x;
    return at + 1;
  }
  const { keys, parts } = shape;
  if (!isBranch(x) || !isLike(shape, x)) return undefined;
  let end: number | undefined = at;
  for (let i = 0; i < parts.length && end !== undefined; i++) {
    end = write(parts[i] ?? 'number', x[keys[i] ?? ''], array, end);
  }
  return end;
}

function isLike({ isArray, keys }: Exclude<Shape, 'number'>, x: object): boolean {
  return Array.isArray(x) ? isArray && x.length === keys.length : !isArray && Object.keys(x).length === keys.length;
}

/** Where `x` doesn't have this shape, what is expected there, and what was received. */
function misfit(shape: Shape, x: unknown, name: string): string {
  if (shape === 'number') return `${name} must be a number, but is ${describe(x)}`;
  const { isArray, keys, parts } = shape;
  const expected = isArray ? `an array of length ${keys.length}` : `a record of ${keys.join(', ')}`;
  if (!isBranch(x) || isArray !== Array.isArray(x)) return `${name} must be ${expected}, but is ${describe(x)}`;
  if (!isLike(shape, x)) {
    return `${name} must be ${expected}, but is ${isArray ? describe(x) : `one of ${Object.keys(x).join(', ')}`}`;
  }
  const scratch = new Float64Array(1);
  const i = parts.findIndex((part, i) => write(part, x[keys[i] ?? ''], scratch, 0) === undefined);
  const key = keys[i] ?? '';
  return misfit(parts[i] ?? 'number', x[key], pathText(name, [isArray ? i : key]));
}

/** The arrays and records of these shapes, with the numbers of `array` in them. */
export function unflatten(shapes: readonly Shape[], array: Float64Array): unknown[] {
  let at = 0;
  const build = (shape: Shape): unknown => {
    if (shape === 'number') return array[at++];
    if (shape.isArray) return shape.parts.map(build);
    return Object.fromEntries(shape.parts.map((part, i) => [shape.keys[i] ?? '', build(part)]));
  };
  return shapes.map(build);
}
