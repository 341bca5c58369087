import { type Scalar, Value } from '@autograd-222/autograd';

const digits = new WeakMap<Value, string>();

/**
 * A number as a text writes it. One that isn't exact in binary, such as 0.1, gets a node of its own that remembers its
 * digits, so that no arithmetic is done on it in doubles.
 */
export function literal(text: string): Scalar {
  const x = Number(text);
  if (Number.isSafeInteger(x)) return x;
  const node = new Value(x);
  digits.set(node, text);
  return node;
}

/** The digits of a node that stands for a number of a text. */
export function digitsOf(node: Value): string | undefined {
  return digits.get(node);
}
