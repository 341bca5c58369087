import { type Scalar, Value } from '@autograd-222/autograd';

/** The node under this name; a number becomes a leaf. */
export function labelled(label: string, x: Scalar): Value {
  const v = x instanceof Value ? x : new Value(x);
  v.label = label;
  return v;
}
