import { describe } from './errors.ts';

/** What a sweep needs to know of a node; a `Value` is one. (An interface, since value.ts imports this file.) */
export interface Node {
  readonly data: number;
  /** The derivative of the result with respect to this node. */
  grad: number;
  /** What the node was computed by; a leaf has none. */
  readonly op: { readonly name: string; readonly partials: readonly PartialDerivative[] } | undefined;
  /** The inputs: x, or x and y, or an array of more. */
  readonly x: number | Node | undefined;
  readonly y: number | Node | undefined;
  readonly xs: readonly (number | Node)[] | undefined;
  readonly inputs: readonly (number | Node)[];
  /** During a sweep: how many uses of the node, as an input of others, are yet to be visited. Otherwise 0. */
  uses: number;
  /** When the node was made: see the end of this file. */
  readonly era: number;
}

/** ∂output/∂input of an op, as a function of its inputs and its output, or as a constant. */
type PartialDerivative = number | ((...inputsAndOutput: number[]) => unknown);

/**
 * Puts ∂y/∂v into the `grad` of y and of each node v that y depends on. In a leaf, it is added to the `grad` that is there;
 * in any other node, it replaces it. If a partial throws, every `grad` stays as it was. A partial may call `backward` on
 * nodes that it makes; on others, that throws an `Error`.
 */
export function backward(y: Node): void {
  const nodes = ancestors(y);
  const before: { readonly v: Node; readonly grad: number }[] = [];
  for (const v of nodes) if (v.grad !== 0) before.push({ v, grad: v.grad });
  try {
    for (const { v } of before) v.grad = 0;
    y.grad = 1;
    sweep(nodes, onNumbers);
  } catch (error) {
    for (const v of nodes) v.grad = 0;
    for (const { v, grad } of before) v.grad = grad;
    throw error;
  }
  for (const { v, grad } of before) if (v.op === undefined) v.grad += grad;
}

/**
 * The chain rule: ∂y/∂x is the sum, over all uses of x as the i-th input of a node v, of ∂y/∂v · ∂v/∂x. A sweep calls
 * `passBack` once for each term of that sum, when ∂y/∂v is complete.
 */
export interface ChainRule {
  passBack(v: Node, i: number, x: Node): void;
}

/** The chain rule on numbers, with ∂y/∂v in the `grad` of v. As a class, V8 can inline it beside the rule on `Value`s. */
class NumberRule implements ChainRule {
  passBack(v: Node, i: number, x: Node): void {
    x.grad += v.grad * partialOnNumbers(v, i);
  }
}
export const onNumbers = new NumberRule();

/**
 * y and the nodes that it depends on: all, or those made since an era. Sets the `uses` of each, which `sweep` counts down
 * to 0 again: a sweep must follow. For a partial that calls this in the middle of another sweep, see the end of this file.
 */
export function ancestors(y: Node, since = outerEra): Node[] {
  const nodes = [y];
  // The loop comes to the nodes that it adds, too.
  for (const v of nodes) {
    if (v.op === undefined) continue; // a leaf has no inputs
    countUse(v, 0, v.x, since, nodes);
    countUse(v, 1, v.y, since, nodes);
    for (let i = 0; v.xs !== undefined && i < v.xs.length; i++) countUse(v, i, v.xs[i], since, nodes);
  }
  if (outerEra > 0 && since <= outerEra) refuseOlder(y, nodes);
  return nodes;
}

function countUse(v: Node, i: number, x: number | Node | undefined, since: number, nodes: Node[]): void {
  if (!flows(v, i, x) || x.era < since) return;
  if (x.uses === 0) nodes.push(x);
  x.uses++;
}

/**
 * Visits y, the first of the nodes, and then each of the others as soon as all of its uses have been visited. Returns them
 * in that order, a topological one. This is Kahn's algorithm. It doesn't recurse, so a graph may be of any depth.
 */
export function sweep(nodes: readonly Node[], rule: ChainRule, since = 0): Node[] {
  const order = nodes.slice(0, 1);
  const before = outerEra;
  outerEra = ++clock.era;
  try {
    for (const v of order) {
      if (v.op === undefined) continue; // a leaf has no inputs
      visitInput(v, 0, v.x, rule, since, order);
      visitInput(v, 1, v.y, rule, since, order);
      for (let i = 0; v.xs !== undefined && i < v.xs.length; i++) visitInput(v, i, v.xs[i], rule, since, order);
    }
  } catch (error) {
    for (const v of nodes) v.uses = 0;
    throw error;
  } finally {
    outerEra = before;
  }
  return order;
}

function visitInput(
  v: Node,
  i: number,
  x: number | Node | undefined,
  rule: ChainRule,
  since: number,
  order: Node[],
): void {
  if (!flows(v, i, x) || x.era < since) return;
  rule.passBack(v, i, x);
  if (--x.uses === 0) order.push(x);
}

/** Whether a derivative flows from v back to x, its i-th input. Through a partial that is the constant 0, none does. */
export function flows({ op }: Node, i: number, x: number | Node | undefined): x is Node {
  return typeof x === 'object' && op?.partials[i] !== 0;
}

/** ∂v/∂x for the i-th input x of v, as a number. */
function partialOnNumbers(v: Node, i: number): number {
  const partial = v.op?.partials[i] ?? 0;
  if (typeof partial === 'number') return partial;
  const { x = 0, y, xs, data } = v;
  // No array is made for one or two inputs: nothing else in a sweep takes more time.
  const result =
    xs !== undefined
      ? partial(...xs.map(numberOf), data)
      : y !== undefined
        ? partial(numberOf(x), numberOf(y), data)
        : partial(numberOf(x), data);
  if (typeof result === 'number') return result;
  throw new TypeError(`${v.op?.name}: partial ${i + 1} must give a number for numbers, but gave ${describe(result)}`);
}

export function numberOf(x: number | Node): number {
  return typeof x === 'number' ? x : x.data;
}

// The rest is for a sweep within a sweep: when a partial calls `backward` or `grad` to compute its number. Nodes made since
// the outer sweep began belong to the inner one.

/**
 * The present era. Each sweep begins a new one, and so does each call of a function that `grad` made. A node keeps the era
 * in which it was made. (An object, since an importer can't assign to a variable.)
 */
export const clock = { era: 0 };

/** The era that the innermost running sweep began; 0 if none is running. */
let outerEra = 0;

/** Whether a derivative would flow from one of the nodes to a node made before the given era. */
export function reachBefore(nodes: readonly Node[], era: number): boolean {
  return nodes.some((v) => v.inputs.some((x, i) => flows(v, i, x) && x.era < era));
}

/** Throws if a partial wants to visit nodes that are older than the sweep that is running. */
function refuseOlder(y: Node, nodes: readonly Node[]): void {
  if (y.era >= outerEra && !reachBefore(nodes, outerEra)) return;
  // The uses of an older y are those that the outer sweep counts.
  for (const v of nodes) if (v.era >= outerEra) v.uses = 0;
  throw new Error('backward: a partial visits nodes that it did not make, in the middle of a sweep: use grad');
}
