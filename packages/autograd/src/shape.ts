import { describe } from './errors.ts';
import { isBranch, type KeyPath, pathText } from './tree.ts';
import { type Scalar, Value } from './value.ts';

/**
 * The structure of a tree of numbers: its parts, from the root on, each after the array or record that it is an item of.
 * No function on shapes recurses, so a tree may be of any depth.
 */
export interface Shape {
  readonly parts: readonly Part[];
  /** How many numbers there are. */
  readonly size: number;
}

/** The index of a number among all those of the tree; or an array or record, with the indices of its items in `parts`. */
type Part = number | Branch;

interface Branch {
  readonly isArray: boolean;
  readonly keys: readonly string[];
  readonly items: readonly number[];
}

/** The structure of a tree of numbers and `Value`s. */
export function shapeOf(tree: unknown): Shape {
  const parts: Part[] = [];
  let size = 0;
  const open: { readonly node: unknown; readonly siblings: number[] }[] = [{ node: tree, siblings: [] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, siblings } = next;
    siblings.push(parts.length);
    if (!isBranch(node)) parts.push(size++);
    else {
      const items: number[] = [];
      parts.push({ isArray: Array.isArray(node), keys: Object.keys(node), items });
      for (const item of Object.values(node).toReversed()) open.push({ node: item, siblings: items });
    }
  }
  return { parts, size };
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
  let at = start;
  for (const [i, shape] of shapes.entries()) {
    write(shape, trees[i], () => nameOf(i), numbers, array, at);
    at += shape.size;
  }
  return at;
}

/** The numbers and `Value`s of a tree. Throws a `TypeError` if it doesn't have the shape; `name` is what it calls the tree. */
export function leavesOf(shape: Shape, tree: unknown, name: string): Scalar[] {
  const leaves: Scalar[] = [];
  write(shape, tree, () => name, scalars, leaves, 0);
  return leaves;
}

/** What may be a leaf: in words, and as a test. */
interface Leaves<Leaf> {
  readonly are: string;
  has(x: unknown): x is Leaf;
}

const numbers: Leaves<number> = { are: 'a number', has: (x) => typeof x === 'number' };
const scalars: Leaves<Scalar> = {
  are: 'a number or a Value',
  has: (x): x is Scalar => typeof x === 'number' || x instanceof Value,
};

function write<Leaf>(
  { parts }: Shape,
  tree: unknown,
  name: () => string,
  leaves: Leaves<Leaf>,
  array: { [i: number]: Leaf },
  start: number,
): void {
  const nodes = [tree]; // what stands for each part
  for (let i = 0; i < parts.length; i++) {
    const [part = 0, node] = [parts[i], nodes[i]];
    if (typeof part === 'number' && leaves.has(node)) array[start + part] = node;
    else if (typeof part !== 'number' && isLike(part, node)) {
      for (let k = 0; k < part.items.length; k++) nodes[part.items[k] ?? -1] = node[part.keys[k] ?? ''];
    } else throw new TypeError(misfit(part, leaves.are, node, pathText(name(), keyPathTo(i, parts))));
  }
}

function isLike({ isArray, keys }: Branch, x: unknown): x is Readonly<Record<string, unknown>> {
  if (Array.isArray(x)) return isArray && x.length === keys.length;
  return !isArray && isBranch(x) && Object.keys(x).length === keys.length;
}

/** What is expected of a part, and what was received. */
function misfit(part: Part, leaf: string, x: unknown, name: string): string {
  if (typeof part === 'number') return `${name} must be ${leaf}, but is ${describe(x)}`;
  const { isArray, keys } = part;
  const expected = isArray ? `an array of length ${keys.length}` : `a record of ${keys.join(', ')}`;
  const isRecord = isBranch(x) && !Array.isArray(x);
  return `${name} must be ${expected}, but is ${isRecord && !isArray ? `one of ${Object.keys(x).join(', ')}` : describe(x)}`;
}

/** The keys and indices that lead to the i-th part. */
function keyPathTo(i: number, parts: readonly Part[]): KeyPath {
  const path: (string | number)[] = [];
  let at = i;
  for (const [index, part] of [...parts.slice(0, i).entries()].toReversed()) {
    const k = typeof part === 'number' ? -1 : part.items.indexOf(at);
    if (typeof part === 'number' || k < 0) continue;
    path.push(part.isArray ? k : (part.keys[k] ?? ''));
    at = index;
  }
  return path.toReversed();
}

/** The arrays and records of these shapes, with the items of `array` as their leaves. */
export function unflatten(shapes: readonly Shape[], array: ArrayLike<unknown>): unknown[] {
  let start = 0;
  return shapes.map(({ parts, size }) => {
    const nodes: unknown[] = [];
    for (let i = parts.length - 1; i >= 0; i--) {
      const part = parts[i] ?? 0;
      nodes[i] = typeof part === 'number' ? array[start + part] : branchOf(part, nodes);
    }
    start += size;
    return nodes[0];
  });
}

/** The array or record of what stands for its items. */
function branchOf({ isArray, keys, items }: Branch, nodes: readonly unknown[]): unknown {
  if (isArray) return items.map((item) => nodes[item]);
  return Object.fromEntries(keys.map((key, k) => [key, nodes[items[k] ?? -1]]));
}
