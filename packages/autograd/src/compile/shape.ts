import { describe } from '../errors.ts';
import { isBranch } from '../tree.ts';

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
 * Writes the numbers of `x` into `array` from `at` on, and returns where they end. Throws a `TypeError` that names the
 * place, from `path` on, at which `x` isn't of this shape.
 */
export function flatten(shape: Shape, x: unknown, path: string, array: Float64Array, at: number): number {
  const end = write(shape, x, array, at);
  if (end === undefined) throw new TypeError(misfit(shape, x, path));
  return end;
}

/** As `flatten`, but where `x` isn't of this shape, nothing comes back: to keep track of the place would take its time. */
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

/** Where `x` is not of this shape, and what came. */
function misfit(shape: Shape, x: unknown, path: string): string {
  if (shape === 'number') return `${path} must be a number, but is ${describe(x)}`;
  const { isArray, keys, parts } = shape;
  const wanted = isArray ? `an array of length ${keys.length}` : `a record of ${keys.join(', ')}`;
  if (!isBranch(x) || isArray !== Array.isArray(x)) return `${path} must be ${wanted}, but is ${describe(x)}`;
  if (!isLike(shape, x)) return `${path} must be ${wanted}, but has ${Object.keys(x).join(', ')}`;
  const scratch = new Float64Array(1);
  const i = parts.findIndex((part, i) => write(part, x[keys[i] ?? ''], scratch, 0) === undefined);
  const key = keys[i] ?? '';
  return misfit(parts[i] ?? 'number', x[key], isArray ? `${path}[${key}]` : `${path}.${key}`);
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
