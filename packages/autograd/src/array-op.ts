import { numberOf } from './backward.ts';
import { dataError } from './errors.ts';
import type { ArrayRule } from './op.ts';
import { type Op, type Scalar, tracing, Value } from './value.ts';

/**
 * An op of any number of inputs, which come in an array: one node for all of them, and one rule for all of its partials. The
 * array may not change afterwards.
 */
export function defineArrayOp(name: string, array: ArrayRule<Value>): (inputs: readonly Scalar[]) => Scalar {
  const forward = (inputs: readonly number[]): number => array.compose(inputs, (binary, x, y) => binary(x, y));
  const op: Op = { name, forward: (...inputs) => forward(inputs), partials: [], array };
  const read = (x: Scalar): number => {
    const number = numberOf(x);
    if (typeof number !== 'number') throw dataError(name, number);
    return number;
  };
  return (inputs) =>
    inputs.every((x) => typeof x === 'number')
      ? forward(inputs)
      : (tracing.makeNode?.(op, inputs) ??
        new Value(forward(inputs.map(read)), undefined, op, undefined, undefined, inputs));
}
