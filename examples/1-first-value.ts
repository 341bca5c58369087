// A Value remembers what it was computed from, so one backward() finds the derivative by everything that went in.
import { Value } from '@autograd-222/autograd';

const a = new Value(-4, 'a');
const b = new Value(2, 'b');
export const y = a.mul(b).add(b.pow(3)); // y = a·b + b³

console.log(y.data); // 0

y.backward();
console.log(a.grad); // 2
console.log(b.grad); // 8
