import { ancestors, type ChainRule, sweep } from './backward.ts';
import { describe, describeNonValue, NotANumberError } from './errors.ts';
import { add, mul, type Scalar, Value } from './value.ts';

/**
 * ∂y/∂v for y and each node v that y depends on, as nodes or numbers; the nodes can be differentiated again. No `grad` is
 * changed. Nodes older than the era `since` are left out (for the engine's own use). Throws a `TypeError` if y isn't a
 * `Value`.
 *
 * @example
 * const x = new Value(3, 'x');
 * const y = mul(x, x);
 * adjoints(y).get(x) // Value(data=6, grad=0)
 */
export function adjoints(y: Value, since?: number): Map<Value, Scalar> {
  if (!(y instanceof Value)) throw new TypeError(`adjoints: argument 1 must be a Value, but is ${describeNonValue(y)}`);
  const rule = new ValueRule(y);
  sweep(ancestors(y, since), rule, since);
  return rule.adjoints;
}

/** The chain rule on `Value`s: the partials run on `Value`s, and ∂y/∂v is a node, too. */
export class ValueRule implements ChainRule {
  /** ∂y/∂v for each node v that the sweep has come to. */
  readonly adjoints: Map<Value, Scalar>;

  constructor(y: Value) {
    this.adjoints = new Map<Value, Scalar>([[y, 1]]);
  }

  passBack(v: Value, i: number, x: Value): void {
    const term = times(this.adjoints.get(v) ?? 0, partialOnValues(v, i));
    const sum = this.adjoints.get(x);
    this.adjoints.set(x, sum === undefined ? term : add(sum, term));
  }
}

/** The i-th partial of v, as a node or a number. */
export function partialOnValues(v: Value, i: number): Scalar {
  const { op, inputs } = v;
  const partial = op?.partials[i];
  if (typeof partial === 'number') return partial;
  if (partial === undefined) return op?.array?.partial(inputs[i] ?? 0, v, i, inputs) ?? 0;
  const result: unknown = runOnValues(() => partial(...inputs, v), v, i);
  if (typeof result === 'number' || result instanceof Value) return result;
  throw new TypeError(`${op?.name}: partial ${i + 1} must give a Value for Values, but gave ${describe(result)}`);
}

function runOnValues(partial: () => unknown, v: Value, i: number): unknown {
  try {
    return partial();
  } catch (error) {
    if (!(error instanceof NotANumberError)) throw error;
    const advice = 'to differentiate it, write it with ops, such as cos instead of Math.cos';
    throw new TypeError(`${v.op?.name}: partial ${i + 1} failed on Values; ${advice} (${error.message})`, {
      cause: error,
    });
  }
}

/** `mul`, but without a node where a factor is 1. */
export function times(x: Scalar, y: Scalar): Scalar {
  return x === 1 ? y : y === 1 ? x : mul(x, y);
}
