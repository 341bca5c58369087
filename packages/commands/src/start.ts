import { Command } from '@commander-js/extra-typings';
import { jsonHelp, toJson } from './cli/json.ts';
import { integer } from './cli/option-values.ts';
import { flowerOption, paramsOption, rateOption, seedOption } from './cli/options.ts';
import { colors, print, run, showProgress, terminalWidth } from './cli/terminal.ts';
import { initialParams } from './data/initial-params.ts';
import { irisFlowers } from './data/iris.ts';
import { compare } from './experiment/comparison.ts';
import { comparisonText } from './experiment/comparison-text.ts';

const command = new Command('pnpm start')
  .description(
    "Computes the gradient of the 2-2-2 network on Fisher's Iris data by four methods, compares the results, and trains the network with three of them.",
  )
  .addOption(flowerOption)
  .addOption(paramsOption)
  .addOption(seedOption)
  .option('--epochs <number>', 'number of gradient descent steps', integer(0, 1_000_000), 200)
  .addOption(rateOption)
  .option('--json', jsonHelp('the results'))
  .option('--no-color', 'print without colours')
  .addHelpText(
    'after',
    `
Methods:
  automatic  by the engine, from the graph of the forward pass
  by hand    by the correct hand derivation
  numeric    by central differences of the loss
  document   by the final equations of a handwritten derivation that has errors
✓ and ✗ show whether a derivative agrees with the automatic one. The number
after the mark is the difference, relative to the larger of the two.

Examples:
  pnpm start --flower 64
  pnpm start --seed 7 --epochs 1000 --rate 0.2
  pnpm --silent start --json > comparison.json`,
  );

run(command, ({ flower, params, seed, epochs, rate, json }) => {
  const onEpoch = showProgress('training', 3 * epochs);
  const comparison = compare(irisFlowers(), { flower, params: initialParams({ params, seed }), epochs, rate }, onEpoch);
  print(json ? toJson(comparison) : comparisonText(comparison, terminalWidth(), colors));
});
