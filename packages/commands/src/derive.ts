import { derivationTex, derivationText, derive } from '@autograd-222/autograd';
import { activationNames, labelledNetwork, parameterNames, sampleNames } from '@autograd-222/model-222';
import { Argument, Command, Option } from '@commander-js/extra-typings';
import { jsonHelp, toJson } from './cli/json.ts';
import { flowerOption, paramsOption, xOption, yOption } from './cli/options.ts';
import { print, run, terminalWidth } from './cli/terminal.ts';
import { initialParams } from './data/initial-params.ts';
import { sampleOf } from './data/sample.ts';

const quantities = [...parameterNames, ...activationNames, ...sampleNames];

const command = new Command('pnpm derive')
  .description('Derives ∂L/∂quantity for the loss L of the 2-2-2 network, step by step.')
  .addArgument(new Argument('<quantity>', 'parameter, activation, input or target').choices(quantities))
  .addOption(flowerOption)
  .addOption(xOption)
  .addOption(yOption)
  .addOption(paramsOption)
  .addOption(new Option('--tex', 'print the derivation in LaTeX').conflicts('json'))
  .option('--json', jsonHelp('the steps and the paths'))
  .addHelpText(
    'after',
    `
Each step applies the chain rule at one node v of the graph, from L back to the
quantity: ∂L/∂v is the sum of ∂L/∂u · ∂u/∂v over all nodes u that use v. Each
step is shown in symbols, as a formula and in numbers. The last part lists every
path from the quantity to L and its contribution to the derivative.

Examples:
  pnpm derive a3      two paths; the document's equation 18 has only one
  pnpm derive w1 --x 1,-2 --y 0,1
  pnpm --silent derive w1 --json`,
  );

run(command, ({ flower, x, y, params, tex, json }, quantity) => {
  const sample = sampleOf(flower, x, y);
  const nodes = labelledNetwork(initialParams({ params }), sample.x, sample.y);
  const derivation = derive(nodes.L, nodes[quantity]);
  if (json) print(toJson(derivation));
  else print(tex ? derivationTex(derivation) : derivationText(derivation, terminalWidth()));
});
