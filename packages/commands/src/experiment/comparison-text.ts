import { type ParameterName, parameterNames } from '@autograd-222/model-222';
import type { createColors } from 'picocolors';
import wrapAnsi from 'wrap-ansi';
import { columns } from '../cli/table.ts';
import { tallyInWords } from '../equations/tally.ts';
import { decimals, percent, relative } from '../notation/numbers.ts';
import type { Comparison } from './comparison.ts';
import { agrees, type Method, methodNames, relativeDifference } from './gradients.ts';

type Colors = ReturnType<typeof createColors>;

/** The comparison in tables and sentences, for a terminal of `width` columns; from 50 on, no line is longer. */
export function comparisonText(comparison: Comparison, width: number, colors: Colors): string {
  const { flower, epochs, rate } = comparison.settings;
  const text = (paragraph: string) => wrapAnsi(paragraph, width);
  const title = (line: string) => colors.bold(text(line));
  return [
    title(`Forward pass for flower ${flower} of 100, Iris ${comparison.flower.species}`),
    forwardTable(comparison),
    title('Gradient of L for this flower, with relative differences from the automatic one'),
    gradientTable(comparison, width, colors),
    title('Gradients for all 100 flowers'),
    text(wholeSetInWords(comparison)),
    title(`Training on all 100 flowers: ${epochs} epochs, learning rate ${rate}`),
    trainingTable(comparison, width),
    title('Summary'),
    text(summary(comparison)),
    text(`${tallyInWords(comparison.equations)} To see each line: pnpm equations`),
  ].join('\n\n');
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
  const compared = ['hand', 'centralDifference', 'document'] as const;
  const verdict = (method: Method, name: ParameterName) => {
    const [derivative, automatic] = [gradients[method][name], gradients.automatic[name]];
    if (!Number.isFinite(automatic)) return `? ${'-'.padStart(5)}`;
    const difference = relative(relativeDifference(derivative, automatic)).padStart(5);
    return agrees(method, derivative, automatic) ? colors.green(`✓ ${difference}`) : colors.red(`✗ ${difference}`);
  };
  const isWide = width >= 80;
  return columns([
    ['∂L/∂', methodNames.automatic, ...compared.flatMap((method) => [methodNames[method], ...(isWide ? [''] : [])])],
    ...parameterNames.map((name) => [
      name,
      decimals(gradients.automatic[name]),
      ...compared.flatMap((method) => [...(isWide ? [decimals(gradients[method][name])] : []), verdict(method, name)]),
    ]),
  ]);
}

function wholeSetInWords({ wholeSet: { derivatives, finite, agreeing, largest } }: Comparison): string {
  const sentences = [
    ...(finite === derivatives ? [] : [`${derivatives - finite} of ${derivatives} derivatives are not finite.`]),
    ...(finite === 0
      ? []
      : [
          agreeing === finite
            ? `All ${finite} hand-derived derivatives agree with the automatic ones up to rounding.`
            : `Of ${finite} hand-derived derivatives, ${agreeing} agree with the automatic ones.`,
        ]),
    ...(largest === null
      ? []
      : [
          `The largest relative difference is ${relative(largest.difference)}, for ∂L/∂${largest.parameter} of flower ${largest.flower}.`,
        ]),
  ];
  return sentences.join(' ');
}

function trainingTable({ training }: Comparison, width: number): string {
  const methods = ['automatic', 'hand', 'document'] as const;
  const isWide = width >= 70;
  return columns([
    ['', ...methods.flatMap((method) => [methodNames[method], ...(isWide ? [''] : [])])],
    ['epoch', ...methods.flatMap(() => ['loss', ...(isWide ? ['accuracy'] : [])])],
    ...training.automatic.progress.map(({ epoch }, i) => [
      String(epoch),
      ...methods.flatMap((method) => {
        const { loss = NaN, accuracy = NaN } = training[method].progress[i] ?? {};
        return [decimals(loss), ...(isWide ? [percent(accuracy)] : [])];
      }),
    ]),
  ]);
}

function summary(comparison: Comparison): string {
  const { settings, gradients, wholeSet, training } = comparison;
  if (wholeSet.finite < wholeSet.derivatives || !Number.isFinite(comparison.forward.L)) {
    return (
      'With these parameters, the loss or its gradient is not finite for some flowers: an output rounds to 0 or 1, or ' +
      'e^a overflows. The gradients cannot be compared there.'
    );
  }
  const agree = wholeSet.agreeing === wholeSet.finite;
  const differences = parameterNames.map((name) =>
    relativeDifference(gradients.document[name], gradients.automatic[name]),
  );
  return [
    `The correct hand derivation and the automatic gradient ${agree ? 'agree up to rounding' : 'do not agree here'}.`,
    `The document's gradient differs from them by up to ${relative(Math.max(...differences))} for this flower:`,
    'equation 18 ignores that each softmax output depends on both logits, equations 46 and 47 lose a factor of 2, and',
    'equation 58 has h1 in place of h2.',
    ...(settings.epochs > 0 ? trainingInWords(training) : []),
  ].join(' ');
}

function trainingInWords({ automatic, hand, document }: Comparison['training']): string[] {
  const [start, end] = [automatic.progress[0], automatic.progress.at(-1)];
  const finalLoss = ({ progress }: typeof hand) => progress.at(-1)?.loss ?? NaN;
  if (![automatic, hand, document].every((training) => Number.isFinite(finalLoss(training)))) {
    return [
      Number.isFinite(start?.loss)
        ? 'The loss does not stay finite in training: try a smaller --rate.'
        : 'With these parameters, the loss is not finite.',
    ];
  }
  const difference = Math.max(
    ...parameterNames.map((name) => relativeDifference(automatic.params[name], hand.params[name])),
  );
  return [
    `Training with the automatic gradient takes the loss from ${decimals(start?.loss ?? NaN)} to`,
    `${decimals(finalLoss(automatic))}, with an accuracy of ${percent(end?.accuracy ?? NaN)}. With the gradient by hand`,
    `it ends at ${decimals(finalLoss(hand))}, and the final parameters agree to ${relative(difference)}. With the document's`,
    `gradient it ends at ${decimals(finalLoss(document))}.`,
  ];
}
