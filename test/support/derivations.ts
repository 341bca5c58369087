import { type Derivation, derive, mul, neg, sub, tanh, Value } from '@autograd-222/autograd';
import { labelled } from './labelled.ts';

/** A derivation with sums of several terms, some of them negative. */
export function sumOfProducts(): Derivation {
  const x = new Value(0.5, 'x');
  const a = labelled('a', tanh(x));
  const b = labelled('b', sub(1, mul(3, x)));
  const c = labelled('c', mul(mul(a, b), neg(x)));
  return derive(labelled('y', sub(mul(c, c), b)), x);
}
