import { describeNonValue } from './errors.ts';
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
export type KeyPath = readonly (string | number)[];

/**
 * The same arrays and records with what `f` makes of each leaf, in order; `f` can also ask for the path to the leaf. `root`
 * is what messages call the tree. No recursion, so a tree may be of any depth. Throws a `TypeError` that names the path to
 * anything but a number, a `Value`, an array or a plain record, and to an array or record that contains itself.
 */
export function mapLeaves<T, Leaf>(
  tree: T,
  root: string,
  f: (leaf: Scalar, path: () => KeyPath) => Leaf,
): WithLeaves<T, Leaf>;
export function mapLeaves(tree: unknown, root: string, f: (leaf: Scalar, path: () => KeyPath) => unknown): unknown {
  const whole: OpenBranch = { node: undefined, keys: undefined, items: [tree], mapped: [] };
  const open = [whole]; // the branches around the next node
  const nodes = new Set<unknown>(); // the same, to find one that contains itself
  const path = () => open.slice(1).map(({ keys, mapped }) => keys?.[mapped.length] ?? mapped.length);
  while (whole.mapped.length === 0) {
    const branch = open.at(-1) ?? whole;
    const node = branch.items[branch.mapped.length];
    if (branch.mapped.length === branch.items.length) {
      open.pop();
      nodes.delete(branch.node);
      open.at(-1)?.mapped.push(copyOf(branch));
    } else if (typeof node === 'number' || node instanceof Value) {
      branch.mapped.push(f(node, path));
    } else {
      if (!isBranch(node)) {
        const expected = 'a number, a Value, or an array or plain record of them';
        throw new TypeError(`${pathText(root, path())} must be ${expected}, but is ${describeNonValue(node)}`);
      }
      if (nodes.has(node)) throw new TypeError(`${pathText(root, path())} contains itself`);
      nodes.add(node);
      open.push({
        node,
        keys: Array.isArray(node) ? undefined : Object.keys(node),
        items: Array.isArray(node) ? node : Object.values(node),
        mapped: [],
      });
    }
  }
  return whole.mapped[0];
}

/** An array, or a record with its keys, and what has been made of its first items so far. */
interface OpenBranch {
  readonly node: unknown;
  readonly keys: readonly string[] | undefined;
  readonly items: readonly unknown[];
  readonly mapped: unknown[];
}

function copyOf({ keys, mapped }: OpenBranch): unknown {
  return keys === undefined ? mapped : Object.fromEntries(keys.map((key, i) => [key, mapped[i]]));
}

/** A path as it is written in JavaScript: `argument 1.w[0]`. */
export function pathText(root: string, path: KeyPath): string {
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

/** The same arrays and plain records, with numbers for `Value`s; anything else stays as it is. */
export function withNumbers(x: unknown, copies = new Map<unknown, unknown>()): unknown {
  if (x instanceof Value) return x.data;
  if (!isBranch(x) || copies.has(x)) return copies.get(x) ?? x;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(x) ? [] : {};
  copies.set(x, copy); // before its items, of which one may be x
  for (const [key, item] of Object.entries(x)) Object.assign(copy, { [key]: withNumbers(item, copies) });
  return copy;
}
