// Draws the graphs of the examples: `pnpm run readmes` writes them to the folder pictures.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Value } from '@autograd-222/autograd';
import { labelledNetwork, mapParameters } from '@autograd-222/model-222';
import { toSvg } from '@autograd-222/picture';

/** How to draw the graph of each example, by the name of its picture. */
export const pictures: Readonly<Record<string, () => Promise<string>>> = {
  '1-first-value.svg': async () => toSvg((await import('./1-first-value.ts')).y),
  '2-chain-rule.svg': async () => toSvg((await import('./2-chain-rule.ts')).L),
  '3-network.svg': async () => toSvg((await import('./3-network.ts')).L, { fold: true }),
  '4-comparison.svg': () => {
    const params = mapParameters((name) => (name.startsWith('w') ? 0.5 : 0));
    const { L } = labelledNetwork(params, [1, -2], [1, 0]);
    L.backward();
    return toSvg(L, { fold: true });
  },
  '5-custom-op.svg': async () => toSvg((await import('./5-custom-op.ts')).h),
  '6-judge.svg': async () => {
    const { neuron } = await import('./6-judge.ts');
    const numbers = { w: 0.5, b: -1, x: 2, y: 1 };
    const { E } = neuron((name) => new Value(numbers[name], name));
    E.backward();
    return toSvg(E, { fold: true });
  },
};

if (process.argv[1] === import.meta.filename) {
  for (const [name, draw] of Object.entries(pictures)) {
    writeFileSync(join(import.meta.dirname, 'pictures', name), await draw());
  }
}
