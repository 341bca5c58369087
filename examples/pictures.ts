// Draws the graphs of the examples: `pnpm run readmes` writes them to the folder pictures.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Value } from '@autograd-222/autograd';
import { mapParameters, networkLoss, type Pair } from '@autograd-222/model-222';
import { toSvg } from '@autograd-222/picture';

/** How to draw the graph of each example, by the name of its picture. */
export const pictures: Readonly<Record<string, () => Promise<string>>> = {
  '1-first-value.svg': async () => toSvg((await import('./1-first-value.ts')).y),
  '2-chain-rule.svg': async () => toSvg((await import('./2-chain-rule.ts')).L),
  '3-network.svg': async () => toSvg((await import('./3-network.ts')).L, { fold: true }),
  '4-comparison.svg': () => toSvg(comparedNetwork(), { fold: true }),
  '5-own-op.svg': async () => toSvg((await import('./5-own-op.ts')).h),
  '6-judge.svg': async () => {
    const { neuron } = await import('./6-judge.ts');
    const numbers = { w: 0.5, b: -1, x: 2, y: 1 };
    const { z, h, E } = neuron((name) => new Value(numbers[name], name));
    for (const [label, v] of Object.entries({ z, h, E })) v.label = label;
    E.backward();
    return toSvg(E, { fold: true });
  },
};

/** The network whose gradient example 4 computes by three methods. */
function comparedNetwork(): Value {
  const params = mapParameters((name) => new Value(name.startsWith('w') ? 0.5 : 0, name));
  const pair = (name: string, [first, second]: Pair) =>
    [new Value(first, `${name}1`), new Value(second, `${name}2`)] as const;
  const L = networkLoss(params, pair('x', [1, -2]), pair('y', [1, 0]));
  L.backward();
  return L;
}

if (process.argv[1] === import.meta.filename) {
  for (const [name, draw] of Object.entries(pictures)) {
    writeFileSync(join(import.meta.dirname, 'pictures', name), await draw());
  }
}
