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

/** What follows from the slips for someone who trained by the document, in Markdown, with the numbers of training runs. */
export function trainingMarkdown(): string {
  const flowers = irisFlowers();
  const epochs = 200;
  const by = (rule: GradientRule, rate: number) => train(flowers, rule, defaultParams, { epochs, rate });
  const halfRate = by(rules.automatic, 0.25);
  const mended = by(correctedGradient, 0.5);
  const full = by(rules.automatic, 0.5);
  const doubled = by(correctedGradient, 1);
  const printed = by(rules.document, 0.5);
  const row = (name: string, rate: number, training: Training) => {
    const { loss = NaN, accuracy = NaN } = training.progress.at(-1) ?? {};
    return `| ${name} | ${rate} | ${loss.toFixed(9)} | ${Math.round(100 * accuracy)} of 100 |`;
  };
  return `${epochs} epochs on the hundred flowers of \`pnpm start\`, whose targets are one-hot:

| gradient | rate | loss at the end | right |
| --- | ---: | ---: | ---: |
${row('true', 0.25, halfRate)}
${row('mended', 0.5, mended)}
${row('true', 0.5, full)}
${row('mended', 1, doubled)}
${row('as printed', 0.5, printed)}

Mended, the document's gradient is half the true one, so that training by it is training by the true one at half the
rate: the parameters end in the same place, to ${apart(halfRate, mended)} and ${apart(full, doubled)} (relative).

As printed, with the factor 2 lost in 46 and 47 and the \`h1\` of 58, it is no multiple of the true gradient any more. But
where the targets sum to 1, each of its components still has the sign of the true one: it is between 0.41 and 0.5 of it,
and for w3, w4 and b2 that times (1 - h1²)/(1 - h2²), which is positive too. So each step still leads downhill on its own
sample, and training gets on, only more slowly and along another way: ${endsElsewhere(full, printed)}.

All this is only so where the targets sum to 1. Where they don't, the document's gradient can point uphill. At
${uphillInWords()}`;
}

function endsElsewhere(full: Training, printed: Training): string {
  const farthest = parameterNames.reduce((a, b) => (gap(a, full, printed) >= gap(b, full, printed) ? a : b));
  return `at the end, ${farthest} is ${printed.params[farthest].toFixed(2)} and not ${full.params[farthest].toFixed(2)}`;
}

function gap(name: ParameterName, a: Training, b: Training): number {
  return Math.abs(a.params[name] - b.params[name]);
}

function uphillInWords(): string {
  const { params, x, y, rate } = uphill;
  const after = (gradient: Params) =>
    networkLoss(
      mapParameters((name) => params[name] - rate * gradient[name]),
      x,
      y,
    ).toFixed(4);
  const given = givenInWords({ ...params, x1: x[0], x2: x[1], y1: y[0], y2: y[1] });
  return `${given}, the loss is ${networkLoss(params, x, y).toFixed(4)}; a step of rate ${rate} along the true gradient takes it to
${after(handGradient(params, x, y))}, along the mended one to ${after(correctedGradient(params, x, y))}, and as printed to ${after(documentGradient(params, x, y))}.`;
}

function distance(a: Training, b: Training): number {
  return Math.max(...parameterNames.map((name) => relativeDifference(a.params[name], b.params[name])));
}

function apart(a: Training, b: Training): string {
  return distance(a, b).toExponential(0);
}
