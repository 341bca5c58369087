import { describe } from './errors.ts';

/** A node of the graph, as a sweep sees it; a `Value` is one. */
export interface Node {
  readonly data: number;
  /** The derivative of the result with respect to this node. */
  grad: number;
  /** What the node was computed by; a leaf has none. */
  readonly op: { readonly name: string; readonly partials: readonly Partial[] } | undefined;
  /** The inputs: x, or x and y, or an array of more. */
  readonly x: number | Node | undefined;
  readonly y: number | Node | undefined;
  readonly xs: readonly (number | Node)[] | undefined;
  readonly inputs: readonly (number | Node)[];
  /** How many of the nodes that use this one a sweep has yet to visit. */
  uses: number;
  /** The value of `eras.begun` when the node was made. */
  readonly era: number;
}

/** ∂output/∂input of an op, as a function of its inputs and its output, or as a constant. */
type Partial = number | ((...inputsAndOutput: number[]) => unknown);

/**
 * Puts ∂y/∂v into the `grad` of y and of each node v that y depends on. In a leaf, it is added to the `grad` that is there;
 * in any other node, it replaces it. If a partial throws, every `grad` stays as it was. A partial may call `backward` on
 * nodes that it makes; on others, that throws.
 */
export function backward(y: Node): void {
  const nodes = ancestors(y, running);
  if (running > 0) refuseOlder(nodes);
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
 * The chain rule: ∂y/∂x is the sum, over the nodes v that use x, of ∂y/∂v · ∂v/∂x. A sweep calls `passBack` once for each
 * term of that sum, x being the i-th input of v, when ∂y/∂v is complete.
 */
export interface ChainRule {
  passBack(v: Node, i: number, x: Node): void;
}

/** The chain rule on numbers, with ∂y/∂v in the `grad` of v. */
class NumberRule implements ChainRule {
  passBack(v: Node, i: number, x: Node): void {
    x.grad += v.grad * localPartial(v, i);
  }
}
export const onNumbers = new NumberRule();

/** y and the nodes that it depends on, from the given era on. Counts the uses of each, for the sweep that must follow. */
export function ancestors(y: Node, since = 0): Node[] {
  const nodes = [y];
  for (const v of nodes) {
    countUse(v, 0, v.x, since, nodes);
    countUse(v, 1, v.y, since, nodes);
    v.xs?.forEach((x, i) => void countUse(v, i, x, since, nodes));
  }
  return nodes;
}

function countUse(v: Node, i: number, x: number | Node | undefined, since: number, nodes: Node[]): void {
  if (flows(v, i, x) && x.era >= since && x.uses++ === 0) nodes.push(x);
}

/**
 * Goes from y, the first of the nodes, back to all others, each when all of its uses have been visited: in topological
 * order, which it returns. This is Kahn's algorithm; it doesn't recurse, so a graph may be of any depth.
 */
export function sweep(nodes: readonly Node[], rule: ChainRule): Node[] {
  const order = nodes.slice(0, 1);
  const outer = running;
  running = ++eras.begun;
  try {
    for (const v of order) {
      visitInput(v, 0, v.x, rule, order);
      visitInput(v, 1, v.y, rule, order);
      v.xs?.forEach((x, i) => void visitInput(v, i, x, rule, order));
    }
  } catch (error) {
    for (const v of nodes) v.uses = 0;
    throw error;
  } finally {
    running = outer;
  }
  return order;
}

function visitInput(v: Node, i: number, x: number | Node | undefined, rule: ChainRule, order: Node[]): void {
  if (!flows(v, i, x) || x.uses === 0) return;
  rule.passBack(v, i, x);
  if (--x.uses === 0) order.push(x);
}

/** Whether a derivative flows from v back to x, its i-th input. Through a partial that is the constant 0, none does. */
export function flows({ op }: Node, i: number, x: number | Node | undefined): x is Node {
  return typeof x === 'object' && op?.partials[i] !== 0;
}

/** ∂v/∂x for the i-th input x of v, as a number. */
function localPartial(v: Node, i: number): number {
  const partial = v.op?.partials[i] ?? 0;
  if (typeof partial === 'number') return partial;
  const { x = 0, y, xs, data } = v;
  const result =
    xs !== undefined
      ? partial(...xs.map(numberOf), data)
      : y !== undefined
        ? partial(numberOf(x), numberOf(y), data)
        : partial(numberOf(x), data);
  if (typeof result === 'number') return result;
  const received = result instanceof v.constructor ? 'a Value' : describe(result);
  throw new TypeError(`${v.op?.name}: partial ${i + 1} must give a number for numbers, but gave ${received}`);
}

export function numberOf(x: number | Node): number {
  return typeof x === 'number' ? x : x.data;
}

// What follows keeps sweeps apart that run within another, by the age of their nodes.

/** How many sweeps and differentiations have begun. Each node keeps the count at its making, its era. */
export const eras = { begun: 0 };

/** The era of the sweep that is running; 0 if none is. What a partial makes meanwhile isn't older. */
let running = 0;

/** Whether a derivative would flow from one of the nodes to a node made before the given era. */
export function reachBefore(nodes: readonly Node[], era: number): boolean {
  return nodes.some((v) => v.inputs.some((x, i) => flows(v, i, x) && x.era < era));
}

/** Throws if a partial has called `backward` on nodes that are older than the sweep that is running. */
function refuseOlder(nodes: readonly Node[]): void {
  if (nodes.every((v) => v.era >= running) && !reachBefore(nodes, running)) return;
  for (const v of nodes) if (v.era >= running) v.uses = 0;
  throw new Error('backward: a partial called it on nodes that it did not make, in the middle of a sweep: use grad');
}
