import { type ParameterName, parameterNames } from '@autograd-222/model-222';
import type { createColors } from 'picocolors';
import wrapAnsi from 'wrap-ansi';
import type { Comparison } from './comparison.ts';
import { relativeDifference } from './gradients.ts';
import { columns } from './table.ts';

type Colors = ReturnType<typeof createColors>;

/** What a derivative may differ by from the automatic one to agree with it: rounding, or the method's own error. */
const tolerances = { hand: 1e-9, centralDifference: 1e-5, document: 1e-9 };

/** The comparison in words and tables, for a terminal of `width` columns; from 45 on, no line is longer. */
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
    text(wholeSet(comparison)),
    title(`Training on all hundred: gradient descent, ${epochs} epochs, rate ${rate}`),
    trainingTable(comparison, width),
    title('In words'),
    text(inWords(comparison)),
  ].join('\n\n');
}

function flowerTitle({ settings, flower }: Comparison): string {
  return `The forward pass at flower ${settings.flower} of 100, Iris ${flower.species}`;
}

function forwardTable({ flower, forward }: Comparison): string {
  const { a1, a2, h1, h2, a3, a4, h3, h4, L } = forward;
  const row = (layer: string, ...cells: [name: string, value: number][]) => [
    layer,
    ...cells.flatMap(([name, value]) => [name, fixed(value)]),
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
    const difference = relativeDifference(gradients[way][name], gradients.automatic[name]);
    const agrees = difference <= tolerances[way];
    return (agrees ? colors.green : colors.red)(`${agrees ? '✓' : '✗'} ${share(difference).padStart(5)}`);
  };
  const heads = { hand: 'by hand', centralDifference: 'numeric', document: 'document' };
  const wide = width >= 80;
  return columns([
    ['∂L/∂', 'automatic', ...ways.flatMap((way) => (wide ? [heads[way], ''] : [heads[way]]))],
    ...parameterNames.map((name) => [
      name,
      fixed(gradients.automatic[name]),
      ...ways.flatMap((way) => (wide ? [fixed(gradients[way][name]), verdict(way, name)] : [verdict(way, name)])),
    ]),
  ]);
}

function wholeSet({ largestRelativeDifference: { value, flower, parameter } }: Comparison): string {
  const most = `${share(value)} of it (∂L/∂${parameter} at flower ${flower})`;
  return `The gradient by hand and the automatic one differ by at most ${most}${value <= tolerances.hand ? ': by rounding only' : ''}.`;
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
        return wide ? [fixed(loss), percent(accuracy)] : [fixed(loss)];
      }),
    ]),
  ]);
}

function inWords({ gradients, largestRelativeDifference, training }: Comparison): string {
  const { automatic, hand, document } = training;
  const apart = Math.max(
    ...parameterNames.map((name) => relativeDifference(automatic.params[name], hand.params[name])),
  );
  const off = parameterNames.map((name) => relativeDifference(gradients.document[name], gradients.automatic[name]));
  const [end, start] = [(way: typeof hand) => way.progress.at(-1), automatic.progress[0]];
  const lossAtEnd = (way: typeof hand) => fixed(end(way)?.loss ?? NaN);
  const same = largestRelativeDifference.value <= tolerances.hand;
  return [
    `The correct hand derivation and the automatic gradient are ${same ? 'the same but for rounding' : 'not the same'},`,
    `and training by either takes the loss from ${fixed(start?.loss ?? NaN)} to ${lossAtEnd(automatic)} with`,
    `${percent(end(automatic)?.accuracy ?? NaN)} of the flowers right: the parameters end within ${share(apart)} of each other.`,
    `The gradient that the document prints is another one, off by ${share(Math.min(...off))} to ${share(Math.max(...off))}`,
    `at this flower: its softmax forgets that each output depends on both logits (equation 18), 46 and 47 lose a factor`,
    `2, and 58 has h1 for h2. Training by it ends at a loss of ${lossAtEnd(document)}.`,
  ].join(' ');
}

function fixed(x: number): string {
  return x.toFixed(6);
}

function percent(x: number): string {
  return `${Math.round(100 * x)} %`;
}

/** A relative difference: as a percentage where a person would call it large. */
function share(x: number): string {
  return x === 0 ? '0' : x < 0.001 ? x.toExponential(0) : percent(x);
}
