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
  .description('Derives the loss of the documented network by one of its quantities, as the engine does it.')
  .addArgument(new Argument('<quantity>', 'a parameter, an activation, an input or a target').choices(quantities))
  .addOption(flowerOption)
  .addOption(xOption)
  .addOption(yOption)
  .addOption(paramsOption)
  .addOption(new Option('--tex', 'print the derivation in LaTeX').conflicts('json'))
  .option('--json', jsonHelp('the steps with their terms, and the paths'))
  .addHelpText(
    'after',
    `
From L back to the quantity, each step is the chain rule for one node of the
graph: the sum, over the nodes that use it, of the derivative by that node times
the local derivative; then the same as a formula, and in numbers. At the end
stand all paths from the quantity to L, with what each contributes.

Examples:
  pnpm derive a3      two paths: the document's equation 18 has only one
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
