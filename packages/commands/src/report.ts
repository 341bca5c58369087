import { writeFileSync } from 'node:fs';
import type { Pair } from '@autograd-222/model-222';
import { Command, Option } from '@commander-js/extra-typings';
import { pairOfNumbers, paramsFile, positiveNumber, wholeNumber } from './cli/option-values.ts';
import { print, run, showProgress } from './cli/terminal.ts';
import { defaultParams, randomParams } from './data/initial-params.ts';
import { irisFlowers } from './data/iris.ts';
import { find, type Subject } from './report/findings.ts';
import { reportPage } from './report/page.ts';

const command = new Command('pnpm report')
  .description(
    "Writes the document's derivation, checked by machine, as one HTML file: for a browser, a phone or paper, without a network.",
  )
  .option('--out <file>', 'where to write it', 'report.html')
  .option('--flower <number>', 'the flower to look at, 1 to 100', wholeNumber(1, 100), 1)
  .option('--x <x1,x2>', 'other inputs than those of the flower', pairOfNumbers)
  .option('--y <y1,y2>', 'other targets than those of the flower', pairOfNumbers)
  .addOption(
    new Option('--params <file>', 'these parameters: JSON, a number for each of w1 to w8 and b1 to b4')
      .argParser(paramsFile)
      .conflicts('seed'),
  )
  .option('--seed <number>', 'random parameters between -1 and 1', wholeNumber(0, 2 ** 31 - 1))
  .option('--epochs <number>', 'steps of gradient descent for the curves', wholeNumber(0, 100_000), 200)
  .option('--rate <number>', 'learning rate', positiveNumber, 0.5)
  .addHelpText(
    'after',
    `
What is in it: the term that the document forgot; the network and its graph; for
each parameter the machine's derivation beside the document's equations with
their verdicts; the gradient in four ways; and what training by each comes to.

Examples:
  pnpm report
  pnpm report --flower 64 --out flower-64.html
  pnpm report --x 0.4,-0.9 --y 1,0`,
  );

run(command, async ({ out, flower, x, y, params, seed, epochs, rate }) => {
  const subject: Subject = {
    ...sampleOf(flower, x, y),
    params: params ?? (seed === undefined ? defaultParams : randomParams(seed)),
    schedule: { epochs, rate, looks: 200 },
  };
  const findings = find(
    subject,
    irisFlowers(),
    showProgress('judging the equations', 48),
    showProgress('training', 3 * epochs),
  );
  const page = await reportPage(findings);
  writeFileSync(out, page);
  print(`Wrote ${out}, ${Math.round(Buffer.byteLength(page) / 1024)} KB: open it in a browser.`);
});

/** The flower, or what is given instead of its inputs and targets. */
function sampleOf(number: number, x?: Pair, y?: Pair): Pick<Subject, 'sample' | 'x' | 'y'> {
  const flower = irisFlowers()[number - 1];
  if (flower === undefined) throw new RangeError(`there is no flower ${number}`);
  const [inputs, targets] = [x ?? flower.x, y ?? flower.y];
  const given = [
    ...(x === undefined ? [] : [`x = (${x.join(', ')})`]),
    ...(y === undefined ? [] : [`y = (${y.join(', ')})`]),
  ];
  const ofFlower = `flower ${number} of 100, Iris ${flower.species}`;
  const sample = [...(given.length === 2 ? [] : [ofFlower]), ...given].join(', ').replaceAll('-', '−');
  return { sample, x: inputs, y: targets };
}
