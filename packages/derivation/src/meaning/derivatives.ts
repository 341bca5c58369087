import { add, mul, type Scalar, Value } from '@autograd-222/autograd';
import { postorder } from './postorder.ts';

/**
 * The derivatives of the nodes of a graph with respect to each other, as graphs. Only what lies between two nodes is
 * differentiated, and what two derivatives have in common is made once: of all derivatives of one node, the part next to it,
 * and of all derivatives with respect to one node, the part next to that one.
 */
export class Derivatives {
  /** Where a node stands in a topological order, and what uses it, in that order. */
  readonly #ranks = new Map<Value, number>();
  readonly #uses = new Map<Value, Use[]>();
  readonly #partials = new Map<Value, (Scalar | undefined)[]>();
  /** The slopes of functions whose graphs have a kink, such as |x|, each with the node that it is the slope of. */
  readonly kinks = new Map<Value, Value>();
  readonly #of = new Map<Value, Known>();
  readonly #wrt = new Map<Value, Known>();
  /** How many derivatives are kept. */
  #size = 0;

  /** ∂y/∂x. */
  of(y: Scalar, x: Value): Scalar {
    if (typeof y === 'number') return 0;
    this.#rank(x);
    this.#rank(y);
    if (this.#size > mostKept) {
      this.#of.clear();
      this.#wrt.clear();
      this.#size = 0;
    }
    const [ofY, wrtX] = [knownAt(this.#of, y), knownAt(this.#wrt, x)];
    const known = ofY.derivatives.get(x) ?? wrtX.derivatives.get(y);
    if (known !== undefined) return known;
    // What was asked for more often will be asked for again.
    const kept = wrtX.asked > ofY.asked + 1 ? wrtX.derivatives : ofY.derivatives;
    const before = kept.size;
    const derivative = kept === ofY.derivatives ? this.#backward(y, x, kept) : this.#forward(y, x, kept);
    this.#size += kept.size - before;
    ofY.asked++;
    wrtX.asked++;
    return derivative;
  }

  /** By the derivatives of y with respect to what uses x, and what uses that, up to y. */
  #backward(y: Value, x: Value, known: Map<Value, Scalar>): Scalar {
    const last = this.#rank(y);
    if (known.size === 0) known.set(y, 1);
    const usesOf = (v: Value) => {
      const uses = this.#uses.get(v) ?? [];
      const end = uses.findIndex(({ node }) => this.#rank(node) > last);
      return end === -1 ? uses : uses.slice(0, end);
    };
    for (const v of postorder(x, (v) => usesOf(v).map(({ node }) => node), known)) {
      known.set(v, sum(usesOf(v).map(({ node, i }) => product(known.get(node) ?? 0, () => this.#partial(node, i)))));
    }
    return known.get(x) ?? 0;
  }

  /** By the derivatives with respect to x of the inputs of y, and of their inputs, down to x. */
  #forward(y: Value, x: Value, known: Map<Value, Scalar>): Scalar {
    const first = this.#rank(x);
    if (known.size === 0) known.set(x, 1);
    const inputsOf = (v: Value) => (this.#rank(v) < first ? [] : v.inputs);
    for (const v of postorder(y, inputsOf, known)) {
      const terms = inputsOf(v).map((input, i) => {
        const derivative = typeof input === 'number' ? 0 : (known.get(input) ?? 0);
        return product(derivative, () => this.#partial(v, i));
      });
      known.set(v, sum(terms));
    }
    return known.get(y) ?? 0;
  }

  #rank(node: Value): number {
    const rank = this.#ranks.get(node);
    if (rank !== undefined) return rank;
    for (const v of postorder(node, (v) => v.inputs, this.#ranks)) {
      this.#ranks.set(v, this.#ranks.size);
      for (const [i, input] of v.inputs.entries()) {
        if (typeof input === 'number' || v.op?.partials[i] === 0) continue;
        const uses = this.#uses.get(input);
        if (uses === undefined) this.#uses.set(input, [{ node: v, i }]);
        else uses.push({ node: v, i });
      }
    }
    return this.#rank(node);
  }

  /** ∂v/∂input for the i-th input of v. */
  #partial(v: Value, i: number): Scalar {
    const partials = this.#partials.get(v) ?? [];
    this.#partials.set(v, partials);
    const partial = partials[i] ?? partialOf(v, i);
    partials[i] = partial;
    if (typeof partial === 'object' && kinked.has(v.op?.name ?? '')) this.kinks.set(partial, v);
    return partial;
  }
}

/** Some 300 megabytes with the nodes. */
const mostKept = 1_000_000;

/** A node that uses another as its i-th input. */
interface Use {
  readonly node: Value;
  readonly i: number;
}

/** The derivatives of one node, or with respect to one, by the other node; and how many were asked for. */
interface Known {
  readonly derivatives: Map<Value, Scalar>;
  asked: number;
}

/** The functions whose graphs have a kink where their input is 0, or where their inputs are equal. */
const kinked: ReadonlySet<string> = new Set(['abs', 'relu', 'leakyRelu', 'max', 'min']);

function knownAt(all: Map<Value, Known>, node: Value): Known {
  const known = all.get(node) ?? { derivatives: new Map(), asked: 0 };
  all.set(node, known);
  return known;
}

function partialOf(v: Value, i: number): Scalar {
  const partial = v.op?.partials[i] ?? 0;
  if (typeof partial === 'number') return partial;
  const result = partial(...v.inputs, v);
  // Of 1 / 3, for example, a double has only the first digits.
  if (typeof result === 'number' && !Number.isSafeInteger(result)) return partial(...v.inputs.map(asNode), v);
  return result;
}

/** x · y, where y is only made if x isn't 0, and without a node where a factor is 1. */
function product(x: Scalar, makeY: () => Scalar): Scalar {
  if (x === 0) return 0;
  const y = makeY();
  if (x === 1 || y === 0) return y;
  return y === 1 ? x : exactly(mul, x, y);
}

function sum(terms: readonly Scalar[]): Scalar {
  return terms.reduce((sum, term) => (sum === 0 ? term : term === 0 ? sum : exactly(add, sum, term)), 0);
}

/** The result as a number where that is an integer which is exact; else as a node, for which nothing is rounded. */
function exactly(op: typeof add, x: Scalar, y: Scalar): Scalar {
  const result = op(x, y);
  return typeof result === 'number' && !Number.isSafeInteger(result) ? op(asNode(x), y) : result;
}

function asNode(x: Scalar): Value {
  return typeof x === 'number' ? new Value(x) : x;
}
