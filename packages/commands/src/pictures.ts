import { Value } from '@autograd-222/autograd';
import { mapParameters, networkLoss } from '@autograd-222/model-222';
import { toSvg } from '@autograd-222/picture';
import { defaultParams } from './initial-params.ts';

/** The pictures that READMEs show, each with how to draw it. The examples' are of what they export. */
export const pictures: Readonly<Record<string, () => Promise<string>>> = {
  'packages/model-222/network.svg': () => toSvg(referenceNetwork(), { fold: true }),
  'examples/pictures/1-first-value.svg': async () => toSvg((await import('../../../examples/1-first-value.ts')).y),
  'examples/pictures/2-chain-rule.svg': async () => toSvg((await import('../../../examples/2-chain-rule.ts')).L),
  'examples/pictures/3-network.svg': async () =>
    toSvg((await import('../../../examples/3-network.ts')).L, { fold: true }),
  'examples/pictures/5-own-op.svg': async () => toSvg((await import('../../../examples/5-own-op.ts')).h),
};

/** The loss at the parameters that `pnpm start` begins with, after `backward()`. */
function referenceNetwork(): Value {
  const params = mapParameters((name) => new Value(defaultParams[name], name));
  const x = [new Value(0.4, 'x1'), new Value(-0.9, 'x2')] as const;
  const y = [new Value(1, 'y1'), new Value(0, 'y2')] as const;
  const L = networkLoss(params, x, y);
  L.backward();
  return L;
}
