import { describe } from './errors.ts';

/** What a sweep needs to know of a node. Every node is a `Value`, but value.ts imports this file, not the other way round. */
export interface Node {
  readonly data: number;
  /** The derivative of the result with respect to this node. */
  grad: number;
  /** What the node was computed by; a leaf has none. */
  readonly op:
    | { readonly name: string; readonly partials: readonly PartialDerivative[]; readonly array?: ArrayRule }
    | undefined;
  /** The inputs: x, or x and y, or an array of more. */
  readonly x: Input;
  readonly y: Input;
  readonly xs: readonly (number | Node)[] | undefined;
  readonly inputs: readonly (number | Node)[];
  /** During a sweep: how many uses of the node, as an input of others, are yet to be visited. Otherwise 0. */
  uses: number;
  /** When the node was made: see the end of this file. */
  readonly era: number;
}

type Input = number | Node | undefined;

/** ∂output/∂input of an op, as a function of its inputs and its output, or as a constant. What it gives is checked. */
type PartialDerivative = number | ((...inputsAndOutput: number[]) => unknown);

/** An op of any number of inputs has one partial for all of them: see op.ts. */
interface ArrayRule {
  partial(x: number, output: number, i: number, inputs: readonly (number | Node)[]): number | Node;
}

/**
 * Puts ∂y/∂v into the `grad` of each node v that a derivative of y flows back to, y itself included. In a leaf, it is added
 * to the `grad` that is there, so that the gradients of several results can be summed; in any other node, it replaces it, or a
 * second call would pass it back again. If a partial throws, every `grad` stays as it was.
 */
export function backward(y: Node): void {
  const nodes = ancestors(y);
  const saved: { readonly v: Node; readonly grad: number }[] = [];
  for (const v of nodes) if (v.grad !== 0) saved.push({ v, grad: v.grad });
  try {
    for (const { v } of saved) v.grad = 0;
    y.grad = 1;
    sweep(nodes, onNumbers);
  } catch (error) {
    for (const v of nodes) v.grad = 0;
    for (const { v, grad } of saved) v.grad = grad;
    throw error;
  }
  // The old `grad` of a leaf is added last: in between, rounding could keep a second call from exactly doubling it.
  for (const { v, grad } of saved) if (v.op === undefined) v.grad += grad;
}

/**
 * The chain rule: ∂y/∂x is a sum with a term for each use of x as an input of a node v. The term is ∂y/∂v times the partial
 * of v with respect to x as its i-th input. A sweep calls `passBack` once for each term, when ∂y/∂v is complete.
 */
export interface ChainRule {
  passBack(v: Node, i: number, x: Node, partial: PartialDerivative | undefined): void;
}

/**
 * The chain rule on numbers, with ∂y/∂v in the `grad` of v. (Why a class: there is a second rule, in adjoints.ts, which makes
 * ∂y/∂v a node, and V8 inlines the methods of two classes, but not two functions.)
 */
class NumberRule implements ChainRule {
  passBack(v: Node, i: number, x: Node, partial: PartialDerivative | undefined): void {
    x.grad += v.grad * (typeof partial === 'number' ? partial : partialOnNumbers(v, i, partial));
  }
}
export const onNumbers = new NumberRule();

/**
 * y and the nodes that a derivative of y flows back to. Counts the `uses` of each, which `sweep` counts down to 0 again: a
 * sweep must follow. Nodes older than `since` are left out: see the end of this file.
 */
export function ancestors(y: Node, since = sweepEra): Node[] {
  const nodes = [y];
  // The loop also visits the nodes that `countUse` appends.
  for (const v of nodes) {
    if (v.op === undefined) continue; // a leaf has no inputs
    const { partials } = v.op;
    countUse(v.x, partials[0], since, nodes);
    countUse(v.y, partials[1], since, nodes);
    for (let i = 0; v.xs !== undefined && i < v.xs.length; i++) countUse(v.xs[i], partials[i], since, nodes);
  }
  if (sweepEra > 0 && since === sweepEra) refuseOlder(y, nodes);
  return nodes;
}

function countUse(x: Input, partial: PartialDerivative | undefined, since: number, nodes: Node[]): void {
  if (!flows(x, partial) || x.era < since) return;
  if (x.uses === 0) nodes.push(x);
  x.uses++;
}

/**
 * Visits y, the first of the nodes, and then each of the others, once all of its uses have been visited. Returns them in that
 * order, a topological one. This is Kahn's algorithm. It doesn't recurse, so a graph may be of any depth. `nodes` and `since`
 * must be those of `ancestors`.
 */
export function sweep(nodes: readonly Node[], rule: ChainRule, since = sweepEra): Node[] {
  const order = nodes.slice(0, 1); // y
  const enclosing = sweepEra;
  sweepEra = ++clock.era;
  try {
    // The loop also visits the nodes that `visitInput` appends.
    for (const v of order) {
      if (v.op === undefined) continue; // a leaf has no inputs
      const { partials } = v.op;
      visitInput(v, 0, v.x, partials[0], rule, since, order);
      visitInput(v, 1, v.y, partials[1], rule, since, order);
      for (let i = 0; v.xs !== undefined && i < v.xs.length; i++) {
        visitInput(v, i, v.xs[i], partials[i], rule, since, order);
      }
    }
  } catch (error) {
    for (const v of nodes) v.uses = 0;
    throw error;
  } finally {
    sweepEra = enclosing;
  }
  return order;
}

function visitInput(
  v: Node,
  i: number,
  x: Input,
  partial: PartialDerivative | undefined,
  rule: ChainRule,
  since: number,
  order: Node[],
): void {
  if (!flows(x, partial) || x.era < since) return;
  rule.passBack(v, i, x, partial);
  if (--x.uses === 0) order.push(x);
}

/** Whether a derivative flows back to x, an input with this partial. Through the constant 0, none does. */
export function flows(x: Input, partial: unknown): x is Node {
  return typeof x === 'object' && partial !== 0;
}

/**
 * The i-th partial of v, as a number. An op of any number of inputs has one partial for all, in `array`, which gets the inputs as
 * they are: mapping all of them for each would take quadratic time.
 */
export function partialOnNumbers(
  v: Node,
  i: number,
  partial: ((...inputsAndOutput: number[]) => unknown) | undefined,
): number {
  const { op, x = 0, y, xs, data } = v;
  if (partial === undefined) return numberOf(op?.array?.partial(numberOf(xs?.[i] ?? 0), data, i, xs ?? []) ?? 0);
  // No array for one or two inputs: making one would take most of the time of a sweep.
  const result =
    xs !== undefined
      ? partial(...xs.map(numberOf), data)
      : y !== undefined
        ? partial(numberOf(x), numberOf(y), data)
        : partial(numberOf(x), data);
  if (typeof result === 'number') return result;
  throw new TypeError(`${op?.name}: partial ${i + 1} must give a number for numbers, but gave ${describe(result)}`);
}

export function numberOf(x: number | Node): number {
  return typeof x === 'number' ? x : x.data;
}

// The rest is for a sweep within a sweep: a partial may call `backward`, or `grad` of grad.ts, to compute its number. The inner
// sweep must keep away from nodes of earlier eras, because the outer one may be counting their uses: `backward` refuses to
// visit them, and `grad` leaves them out, by `since`.

/**
 * The present era. Each sweep begins a new one, and so does each call of a function that `grad` made. A node keeps the era
 * in which it was made. (An object, since an importer can't assign to a variable.)
 */
export const clock = { era: 0 };

/** The era that the running sweep began, the innermost if there are several; 0 if none is running. */
let sweepEra = 0;

/** Whether a derivative would flow from one of the nodes to a node made before the given era. */
export function reachBefore(nodes: readonly Node[], era: number): boolean {
  return nodes.some((v) => v.inputs.some((x, i) => flows(x, v.op?.partials[i]) && x.era < era));
}

/** Throws an `Error` if a partial wants to visit nodes that are older than the running sweep. */
function refuseOlder(y: Node, nodes: readonly Node[]): void {
  if (y.era >= sweepEra && !reachBefore(nodes, sweepEra)) return;
  // Not those of an older y: the running sweep counts them.
  for (const v of nodes) if (v.era >= sweepEra) v.uses = 0;
  throw new Error('backward: a partial visits nodes that it did not make, in the middle of a sweep: use grad');
}
