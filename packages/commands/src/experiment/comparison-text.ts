import { type ParameterName, parameterNames } from '@autograd-222/model-222';
import type { createColors } from 'picocolors';
import wrapAnsi from 'wrap-ansi';
import { columns } from '../cli/table.ts';
import { tallyInWords } from '../equations/tally.ts';
import { decimals, percent, relative } from '../notation/numbers.ts';
import type { Comparison } from './comparison.ts';
import { agrees, relativeDifference } from './gradients.ts';

type Colors = ReturnType<typeof createColors>;

/** The comparison in words and tables, for a terminal of `width` columns; from 50 on, no line is longer. */
export function comparisonText(comparison: Comparison, width: number, colors: Colors): string {
  const { epochs, rate } = comparison.settings;
  const text = (paragraph: string) => wrapAnsi(paragraph, width);
  const title = (line: string) => colors.bold(text(line));
  return [
    title(flowerTitle(comparison)),
    forwardTable(comparison),
    title('The gradient of L there, and how far each way to it is from the automatic one'),
    gradientTable(comparison, width, colors),
    title('Over all hundred flowers'),
    text(wholeSetInWords(comparison)),
    title(`Training on all hundred: gradient descent, epochs: ${epochs}, rate: ${rate}`),
    trainingTable(comparison, width),
    title('In words'),
    text(inWords(comparison)),
    text(`${tallyInWords(comparison.equations)} Line by line: pnpm equations`),
  ].join('\n\n');
}

function flowerTitle({ settings, flower }: Comparison): string {
  return `The forward pass at flower ${settings.flower} of 100, Iris ${flower.species}`;
}

function forwardTable({ flower, forward }: Comparison): string {
  const { a1, a2, h1, h2, a3, a4, h3, h4, L } = forward;
  const row = (layer: string, ...cells: [name: string, value: number][]) => [
    layer,
    ...cells.flatMap(([name, value]) => [name, decimals(value)]),
  ];
  return columns([
    row('input', ['x1', flower.x[0]], ['x2', flower.x[1]]),
    row('hidden', ['a1', a1], ['a2', a2]),
    row('', ['h1', h1], ['h2', h2]),
    row('output', ['a3', a3], ['a4', a4]),
    row('', ['h3 = ŷ1', h3], ['h4 = ŷ2', h4]),
    row('target', ['y1', flower.y[0]], ['y2', flower.y[1]]),
    row('loss', ['L', L]),
  ]);
}

function gradientTable({ gradients }: Comparison, width: number, colors: Colors): string {
  const ways = ['hand', 'centralDifference', 'document'] as const;
  const verdict = (way: (typeof ways)[number], name: ParameterName) => {
    const [derivative, automatic] = [gradients[way][name], gradients.automatic[name]];
    if (!Number.isFinite(automatic)) return `? ${'-'.padStart(5)}`;
    const difference = relative(relativeDifference(derivative, automatic)).padStart(5);
    return agrees(way, derivative, automatic) ? colors.green(`✓ ${difference}`) : colors.red(`✗ ${difference}`);
  };
  const heads = { hand: 'by hand', centralDifference: 'numeric', document: 'document' };
  const wide = width >= 80;
  return columns([
    ['∂L/∂', 'automatic', ...ways.flatMap((way) => (wide ? [heads[way], ''] : [heads[way]]))],
    ...parameterNames.map((name) => [
      name,
      decimals(gradients.automatic[name]),
      ...ways.flatMap((way) => (wide ? [decimals(gradients[way][name]), verdict(way, name)] : [verdict(way, name)])),
    ]),
  ]);
}

function wholeSetInWords({ wholeSet: { derivatives, finite, agreeing, largest } }: Comparison): string {
  const sentences = [
    ...(finite === derivatives
      ? []
      : [`${derivatives - finite} of ${derivatives} derivatives are not finite: nothing to compare.`]),
    ...(finite === 0
      ? []
      : [
          agreeing === finite
            ? `All ${finite} derivatives by hand agree with the automatic ones: what differs is rounding.`
            : `Of ${finite} derivatives by hand, ${agreeing} agree with the automatic ones.`,
        ]),
    ...(largest === null
      ? []
      : [
          `The largest difference is ${relative(largest.difference)} of the larger, at ∂L/∂${largest.parameter} of flower ${largest.flower}.`,
        ]),
  ];
  return sentences.join(' ');
}

function trainingTable({ training }: Comparison, width: number): string {
  const ways = [training.automatic, training.hand, training.document];
  const wide = width >= 60;
  return columns([
    ['', ...['automatic', 'by hand', 'document'].flatMap((head) => (wide ? [head, ''] : [head]))],
    ['epoch', ...ways.flatMap(() => (wide ? ['loss', 'right'] : ['loss']))],
    ...training.automatic.progress.map(({ epoch }, i) => [
      String(epoch),
      ...ways.flatMap(({ progress }) => {
        const { loss = NaN, accuracy = NaN } = progress[i] ?? {};
        return wide ? [decimals(loss), percent(accuracy)] : [decimals(loss)];
      }),
    ]),
  ]);
}

function inWords(comparison: Comparison): string {
  const { settings, gradients, wholeSet, training } = comparison;
  if (wholeSet.finite < wholeSet.derivatives || !Number.isFinite(comparison.forward.L)) {
    return (
      'With these parameters the loss as the document writes it, or its gradient, is not finite at some flowers: outputs ' +
      'round to 0 or 1, or e^a overflows. There is nothing to compare there.'
    );
  }
  const same = wholeSet.agreeing === wholeSet.finite;
  const off = parameterNames.map((name) => relativeDifference(gradients.document[name], gradients.automatic[name]));
  return [
    `The correct hand derivation and the automatic gradient are ${same ? 'the same but for rounding' : 'not the same here'}.`,
    `The gradient that the document prints is another one, at this flower off by up to ${relative(Math.max(...off))}:`,
    'its softmax forgets that each output depends on both logits (equation 18), 46 and 47 lose a factor 2, and 58 has h1',
    'for h2.',
    ...(settings.epochs > 0 ? trainingInWords(training) : []),
  ].join(' ');
}

function trainingInWords({ automatic, hand, document }: Comparison['training']): string[] {
  const [start, end] = [automatic.progress[0], automatic.progress.at(-1)];
  const lossAtEnd = (way: typeof hand) => way.progress.at(-1)?.loss ?? NaN;
  if (![automatic, hand, document].every((way) => Number.isFinite(lossAtEnd(way)))) {
    const failed = 'With these parameters the loss is not finite.';
    return [Number.isFinite(start?.loss) ? 'Training did not stay finite: try a smaller --rate.' : failed];
  }
  const apart = Math.max(
    ...parameterNames.map((name) => relativeDifference(automatic.params[name], hand.params[name])),
  );
  return [
    `Training takes the loss from ${decimals(start?.loss ?? NaN)} to ${decimals(lossAtEnd(automatic))} with the automatic gradient`,
    `(${percent(end?.accuracy ?? NaN)} right) and to ${decimals(lossAtEnd(hand))} with the one by hand, the parameters ending`,
    `within ${relative(apart)} of each other; with the document's, to ${decimals(lossAtEnd(document))}.`,
  ];
}
