import {
  correctedGradient,
  documentGradient,
  handGradient,
  mapParameters,
  networkLoss,
  type ParameterName,
  type Params,
  parameterNames,
  uphill,
} from '@autograd-222/model-222';
import { defaultParams } from '../data/initial-params.ts';
import { irisFlowers } from '../data/iris.ts';
import { givenInWords } from '../equations/counterexample.ts';
import { type GradientRule, relativeDifference, rules } from '../experiment/gradients.ts';
import { type Training, train } from '../experiment/training.ts';
import { percent, relative } from '../notation/numbers.ts';
import { withMath } from './equations-markdown.ts';

/** What the document's errors mean for training, in Markdown, with the numbers of training runs. */
export function trainingMarkdown(): string {
  const flowers = irisFlowers();
  const epochs = 200;
  const trained = (rule: GradientRule, rate: number) => train(flowers, rule, defaultParams, { epochs, rate });
  const halfRate = trained(rules.automatic, 0.25);
  const corrected = trained(correctedGradient, 0.5);
  const full = trained(rules.automatic, 0.5);
  const correctedAtDoubleRate = trained(correctedGradient, 1);
  const written = trained(rules.document, 0.5);
  const row = (name: string, rate: number, training: Training) => {
    const { loss = NaN, accuracy = NaN } = training.progress.at(-1) ?? {};
    return `| ${name} | ${rate} | ${loss.toFixed(9)} | ${percent(accuracy)} |`;
  };
  return `Training for ${epochs} epochs on the 100 flowers of \`pnpm start\`, whose targets are one-hot:

| gradient | rate | final loss | accuracy |
| --- | ---: | ---: | ---: |
${row('true', 0.25, halfRate)}
${row('corrected', 0.5, corrected)}
${row('true', 0.5, full)}
${row('corrected', 1, correctedAtDoubleRate)}
${row('as written', 0.5, written)}

With its isolated errors corrected, the document's gradient is half the true one. Training with it is therefore the same
as training with the true gradient at half the learning rate. In the two pairs of runs above, the final parameters differ
by at most ${difference(halfRate, corrected)} and ${difference(full, correctedAtDoubleRate)} (relative).

The gradient as written is not a multiple of the true one: 46 and 47 lose a factor of 2, and 58 has \`h1\` in place of
\`h2\`. But where the targets sum to 1, each component still has the same sign as the true one. The ratio of the two is
between 5/12 and 1/2; for w3, w4 and b2, such a ratio is multiplied by (1 - h1²)/(1 - h2²), which is also positive. So
for each sample, the negative of the document's gradient is still a descent direction. Training makes progress, but more
slowly and towards different parameters: ${largestGap(full, written)}.

This holds only if the targets sum to 1. For other targets, a descent step with the document's gradient can increase the
loss.
${uphillInWords()}`;
}

/** The parameter that differs most between two trainings. */
function largestGap(full: Training, written: Training): string {
  const gap = (name: ParameterName) => Math.abs(full.params[name] - written.params[name]);
  const name = parameterNames.reduce((a, b) => (gap(a) >= gap(b) ? a : b));
  return `${name} ends at ${written.params[name].toFixed(2)} instead of ${full.params[name].toFixed(2)}`;
}

function uphillInWords(): string {
  const { params, x, y, rate } = uphill;
  const lossAfter = (gradient: Params) =>
    networkLoss(
      mapParameters((name) => params[name] - rate * gradient[name]),
      x,
      y,
    ).toFixed(4);
  const given = withMath(givenInWords({ ...params, x1: x[0], x2: x[1], y1: y[0], y2: y[1] }));
  return `With ${given}, the loss is ${networkLoss(params, x, y).toFixed(4)}. After
one step with learning rate ${rate}, it is ${lossAfter(handGradient(params, x, y))} with the true gradient,
${lossAfter(correctedGradient(params, x, y))} with the corrected one, and ${lossAfter(documentGradient(params, x, y))} with the one as written.`;
}

/** The largest relative difference between the parameters of two trainings. */
function difference(a: Training, b: Training): string {
  return relative(Math.max(...parameterNames.map((name) => relativeDifference(a.params[name], b.params[name]))));
}
