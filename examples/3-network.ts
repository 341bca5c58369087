// The 2-2-2 network, built of Values. After backward(), each parameter and each intermediate quantity holds the
// derivative of the loss with respect to it.
import { Value } from '@autograd-222/autograd';
import { forward, loss, mapParameters } from '@autograd-222/model-222';

const params = mapParameters((name) => new Value(name.startsWith('w') ? 0.5 : 0, name));
params.w7.data = -0.5;

const { a3, h3, h4 } = forward(params, [1, -2]);
export const L = loss([h3, h4], [1, 0]);
L.backward();

console.log(h3.data.toFixed(6)); // 0.386484
console.log(L.data.toFixed(6)); // 2.654136
console.log(a3.grad.toFixed(6)); // -1.808926
console.log(params.w5.grad.toFixed(6)); // 0.835936
