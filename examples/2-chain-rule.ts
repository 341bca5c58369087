// The chain rule on a small graph: x goes to L by two ways, and its gradient is the sum over both of the product of
// the partials along each. The picture of it is pictures/2-chain-rule.svg.
import { add, mul, tanh, Value } from '@autograd-222/autograd';

const x = new Value(0.5, 'x');
const u = mul(x, 3); //   ∂u/∂x = 3
const v = tanh(x); //     ∂v/∂x = 1 - v²
export const L = add(mul(u, u), v); // ∂L/∂u = 2u, ∂L/∂v = 1

[u.label, v.label, L.label] = ['u', 'v', 'L'];
L.backward();

const byU = 2 * u.data * 3;
const byV = 1 * (1 - v.data ** 2);
console.log(u.grad); // 3
console.log(v.grad); // 1
console.log(x.grad === byU + byV); // true
console.log(x.grad.toFixed(6)); // 9.786448
