import { Value } from '@autograd-222/autograd';
import { mapParameters } from '@autograd-222/model-222';
import { toSvg } from '@autograd-222/picture';
import { defaultParams } from '../data/initial-params.ts';
import { labelledNetwork } from '../data/labelled-network.ts';

/** The pictures that READMEs show, each with how to draw it. The examples' are of what they export. */
export const pictures: Readonly<Record<string, () => Promise<string>>> = {
  'packages/model-222/network.svg': () => toSvg(referenceNetwork(), { fold: true }),
  'examples/pictures/1-first-value.svg': async () => toSvg((await import('../../../../examples/1-first-value.ts')).y),
  'examples/pictures/2-chain-rule.svg': async () => toSvg((await import('../../../../examples/2-chain-rule.ts')).L),
  'examples/pictures/3-network.svg': async () =>
    toSvg((await import('../../../../examples/3-network.ts')).L, { fold: true }),
  'examples/pictures/4-comparison.svg': () => toSvg(comparedNetwork(), { fold: true }),
  'examples/pictures/5-own-op.svg': async () => toSvg((await import('../../../../examples/5-own-op.ts')).h),
  'examples/pictures/6-judge.svg': async () => {
    const { neuron } = await import('../../../../examples/6-judge.ts');
    const numbers = { w: 0.5, b: -1, x: 2, y: 1 };
    const { z, h, E } = neuron((name) => new Value(numbers[name], name));
    for (const [label, v] of Object.entries({ z, h, E })) v.label = label;
    E.backward();
    return toSvg(E, { fold: true });
  },
};

/** The loss at the parameters that `pnpm start` begins with, after `backward()`. */
function referenceNetwork(): Value {
  return swept(labelledNetwork(defaultParams, [0.4, -0.9], [1, 0]).L);
}

/** That of which example 4 takes the gradient in three ways. */
function comparedNetwork(): Value {
  const params = mapParameters((name) => (name.startsWith('w') ? 0.5 : 0));
  return swept(labelledNetwork(params, [1, -2], [1, 0]).L);
}

function swept(y: Value): Value {
  y.backward();
  return y;
}
