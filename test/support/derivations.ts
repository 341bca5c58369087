import { type Derivation, derive, label, mul, neg, sub, tanh, Value } from '@autograd-222/autograd';

/** A derivation with sums of several terms, some of them negative. */
export function sumOfProducts(): Derivation {
  const x = new Value(0.5, 'x');
  const a = label(tanh(x), 'a');
  const b = label(sub(1, mul(3, x)), 'b');
  const c = label(mul(mul(a, b), neg(x)), 'c');
  return derive(label(sub(mul(c, c), b), 'y'), x);
}
