// A Value remembers what it was computed from. One call of backward() computes the derivative with respect to each input.
import { Value } from '@autograd-222/autograd';

const a = new Value(-4, 'a');
const b = new Value(2, 'b');
export const y = a.mul(b).add(b.pow(3)); // y = a·b + b³

console.log(y.data); // 0

y.backward();
console.log(a.grad); // 2
console.log(b.grad); // 8
