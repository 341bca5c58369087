// A custom op is one definition: its name, how it computes a number, and its partial derivatives. The partials are written
// with ops, so they can be differentiated again.
import { add, defineOp, div, exp, grad, mul, neg, sub, Value } from '@autograd-222/autograd';

const sigmoid = defineOp({
  name: 'sigmoid',
  forward: (x) => 1 / (1 + Math.exp(-x)),
  partials: [(_x, out) => mul(out, sub(1, out))], // out is the op's output
});

console.log(sigmoid(0)); // 0.5
console.log(grad(sigmoid)(0)); // 0.25
console.log(grad(grad(sigmoid))(1).toFixed(6)); // -0.090858

// In a graph it is a node like any other:
export const h = sigmoid(mul(2, new Value(0.5, 'x')));
h.backward();
console.log(h.data.toFixed(6)); // 0.731059

// The same function, composed of the engine's ops:
const composed = grad(grad((x) => div(1, add(1, exp(neg(x))))));
console.log(composed(1).toFixed(6)); // -0.090858
