import { Value } from '@autograd-222/autograd';
import { mapParameters, networkLoss, type Pair, parameterNames } from '@autograd-222/model-222';
import { defaultParams } from '../initial-params.ts';
import type { Contestant } from './alternate.ts';
import { handFlat, twelve } from './hand-flat.ts';

const x: Pair = [0.4, -0.9];
const y: Pair = [1, 0];

/** One forward and one backward pass of the documented network at one sample, by hand and by the engine. */
export function referenceNetwork(): Contestant[] {
  const params = twelve(parameterNames.map((name) => defaultParams[name]));
  const gradient = twelve();
  return [
    {
      name: 'hand derivation, flat',
      work: () => handFlat(params, x[0], x[1], y[0], y[1], gradient) + gradient[0],
    },
    {
      name: 'eager engine',
      work: () => {
        const leaves = mapParameters((name) => new Value(defaultParams[name]));
        const L = networkLoss(leaves, x, y);
        L.backward();
        return L.data + leaves.w1.grad;
      },
    },
  ];
}
