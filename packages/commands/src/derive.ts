import { derivationTex, derivationText, derive } from '@autograd-222/autograd';
import { Argument, Command, Option } from '@commander-js/extra-typings';
import { pairOfNumbers, paramsFile, wholeNumber } from './cli/option-values.ts';
import { print, run, terminalWidth } from './cli/terminal.ts';
import { defaultParams } from './data/initial-params.ts';
import { irisFlowers } from './data/iris.ts';
import { labelledNetwork, quantities } from './data/labelled-network.ts';

const command = new Command('pnpm derive')
  .description('Derives the loss of the documented network by one of its quantities, as the engine does it.')
  .addArgument(new Argument('<quantity>', 'a parameter, an activation, an input or a target').choices(quantities))
  .option('--flower <number>', 'the flower whose measurements go in, 1 to 100', wholeNumber(1, 100), 1)
  .option('--x <x1,x2>', 'other inputs than those of the flower', pairOfNumbers)
  .option('--y <y1,y2>', 'other targets than those of the flower', pairOfNumbers)
  .option('--params <file>', 'parameters: JSON, a number for each of w1 to w8 and b1 to b4', paramsFile)
  .addOption(new Option('--tex', 'print the derivation in LaTeX').conflicts('json'))
  .option('--json', 'print it as JSON: the steps with their terms, and the paths; NaN and infinities as text')
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
  const { x: measured, y: species } = irisFlowers()[flower - 1] ?? { x: [NaN, NaN], y: [NaN, NaN] };
  const { L, nodes } = labelledNetwork(params ?? defaultParams, x ?? measured, y ?? species);
  const derivation = derive(L, nodes[quantity]);
  if (json)
    print(JSON.stringify(derivation, (_, x) => (Number.isFinite(x) || typeof x !== 'number' ? x : String(x)), 2));
  else print(tex ? derivationTex(derivation) : derivationText(derivation, terminalWidth()));
});
