import { writeFileSync } from 'node:fs';
import { Command } from '@commander-js/extra-typings';
import { integer } from './cli/option-values.ts';
import { flowerOption, paramsOption, rateOption, seedOption, xOption, yOption } from './cli/options.ts';
import { print, run, showProgress } from './cli/terminal.ts';
import { whyNotWritable } from './cli/writable.ts';
import { initialParams } from './data/initial-params.ts';
import { irisFlowers } from './data/iris.ts';
import { sampleOf } from './data/sample.ts';
import { find, type Subject } from './report/findings.ts';
import { reportPage } from './report/page.ts';

const command = new Command('pnpm report')
  .description(
    'Writes an HTML report that checks a handwritten derivation (the document) line by line. It is one file, which can be read offline, on a phone or in print.',
  )
  .option('--out <file>', 'file to write', 'report.html')
  .addOption(flowerOption)
  .addOption(xOption)
  .addOption(yOption)
  .addOption(paramsOption)
  .addOption(seedOption)
  .option('--epochs <number>', 'number of gradient descent steps', integer(0, 100_000), 200)
  .addOption(rateOption)
  .addHelpText(
    'after',
    `
The report shows the term that is missing from the document; the network and its
graph; for each quantity, the engine's derivation beside the document's
equations, with a verdict on each; the gradient by four methods; and training
with three of them.

Examples:
  pnpm report
  pnpm report --flower 64 --out flower-64.html
  pnpm report --x 0.4,-0.9 --y 1,0`,
  );

run(command, async ({ out, flower, x, y, params, seed, epochs, rate }) => {
  const problem = whyNotWritable(out);
  if (problem !== undefined) command.error(`option '--out <file>' argument '${out}' cannot be written: ${problem}`);
  const subject: Subject = {
    ...sampleOf(flower, x, y),
    params: initialParams({ params, seed }),
    schedule: { epochs, rate, records: 200 },
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
