import { describe } from '../errors.ts';
import { isBranch, pathText } from '../tree.ts';

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
