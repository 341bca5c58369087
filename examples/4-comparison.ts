// One gradient by three methods: automatic, by the correct hand derivation, and as the document has it.
import { valueAndGrad } from '@autograd-222/autograd';
import { documentGradient, handGradient, mapParameters, networkLoss } from '@autograd-222/model-222';

const params = mapParameters((name) => (name.startsWith('w') ? 0.5 : 0));
const x = [1, -2] as const;
const y = [1, 0] as const;

const [L, automatic] = valueAndGrad(networkLoss)(params, x, y);
console.log(L.toFixed(6)); // 1.886294
console.log(automatic.w5.toFixed(6)); // 0.693176
console.log(handGradient(params, x, y).w5.toFixed(6)); // 0.693176
console.log(documentGradient(params, x, y).w5.toFixed(6)); // 0.288823
