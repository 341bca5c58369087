import type { Scalar, Value } from '@autograd-222/autograd';
import { postorder } from '../meaning/postorder.ts';

/** The number of a graph where its leaves have these numbers; leaves without one have their own. */
export function evaluate(y: Scalar, leaves: ReadonlyMap<Value, number>): number {
  if (typeof y === 'number') return y;
  return evaluateAll([y], leaves).get(y) ?? NaN;
}

/** The numbers of these nodes and of all that they are computed from. */
export function evaluateAll(nodes: readonly Value[], leaves: ReadonlyMap<Value, number>): ReadonlyMap<Value, number> {
  const values = new Map<Value, number>();
  const of = (x: Scalar) => (typeof x === 'number' ? x : (values.get(x) ?? NaN));
  for (const node of nodes) {
    for (const v of postorder(node, (v) => v.inputs, values)) {
      values.set(v, v.op === undefined ? (leaves.get(v) ?? v.data) : v.op.forward(...v.inputs.map(of)));
    }
  }
  return values;
}
