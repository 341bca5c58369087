import { labelledNetwork } from '@autograd-222/model-222';
import { toSvg } from '@autograd-222/picture';
import { defaultParams } from '../data/initial-params.ts';

/** How to draw each picture that READMEs show. */
export const pictures: Readonly<Record<string, () => Promise<string>>> = {
  'packages/model-222/network.svg': async () => {
    const { L } = labelledNetwork(defaultParams, [0.4, -0.9], [1, 0]);
    L.backward();
    return toSvg(L, { fold: true });
  },
};
