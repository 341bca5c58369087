// The chain rule on a small graph. Two paths lead from x to L. Along each, the partial derivatives are multiplied; the
// products of both paths are added. The graph is drawn in pictures/2-chain-rule.svg.
import { add, label, mul, tanh, Value } from '@autograd-222/autograd';

const x = new Value(0.5, 'x');
const u = label(mul(x, 3), 'u'); // ∂u/∂x = 3
const v = label(tanh(x), 'v'); // ∂v/∂x = 1 - v²
export const L = label(add(mul(u, u), v), 'L'); // ∂L/∂u = 2u, ∂L/∂v = 1

L.backward();

const throughU = 2 * u.data * 3;
const throughV = 1 * (1 - v.data ** 2);
console.log(u.grad); // 3
console.log(v.grad); // 1
console.log(x.grad === throughU + throughV); // true
console.log(x.grad.toFixed(6)); // 9.786448
