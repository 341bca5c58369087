import { Command, Option } from '@commander-js/extra-typings';
import { paramsFile, positiveNumber, wholeNumber } from './cli/option-values.ts';
import { colors, print, run, showProgress, terminalWidth } from './cli/terminal.ts';
import { defaultParams, randomParams } from './data/initial-params.ts';
import { irisFlowers } from './data/iris.ts';
import { compare } from './experiment/comparison.ts';
import { comparisonText } from './experiment/comparison-text.ts';

const command = new Command('pnpm start')
  .description("Compares the documented network's gradients, by hand and automatic, on Fisher's Iris.")
  .option('--flower <number>', 'the flower to look at closely, 1 to 100', wholeNumber(1, 100), 1)
  .addOption(
    new Option('--params <file>', 'start from these parameters: JSON, a number for each of w1 to w8 and b1 to b4')
      .argParser(paramsFile)
      .conflicts('seed'),
  )
  .option('--seed <number>', 'start from random parameters between -1 and 1', wholeNumber(0, 2 ** 31 - 1))
  .option('--epochs <number>', 'steps of gradient descent', wholeNumber(0, 1_000_000), 200)
  .option('--rate <number>', 'learning rate', positiveNumber, 0.5)
  .option('--json', 'print the results as JSON')
  .option('--no-color', 'print without colours')
  .addHelpText(
    'after',
    `
The four ways to the gradient:
  automatic  by the engine, from the graph of the forward pass
  by hand    by the correct hand derivation
  numeric    by central differences of the loss
  document   by the document's final equations, as printed
✓ and ✗ say whether a way agrees with the automatic one, and by how much of
the larger of the two it differs.

Examples:
  pnpm start --flower 64
  pnpm start --seed 7 --epochs 1000 --rate 0.2
  pnpm --silent start --json > comparison.json`,
  );

run(command, ({ flower, params, seed, epochs, rate, json }) => {
  const initial = params ?? (seed === undefined ? defaultParams : randomParams(seed));
  const onEpoch = showProgress('training', 3 * epochs);
  const comparison = compare(irisFlowers(), { flower, params: initial, epochs, rate }, onEpoch);
  print(json ? JSON.stringify(comparison, null, 2) : comparisonText(comparison, terminalWidth(), colors));
});
