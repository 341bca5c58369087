import { explain } from '@autograd-222/derivation';
import { documentText } from '@autograd-222/model-222';
import { Command } from '@commander-js/extra-typings';
import { jsonHelp, toJson } from './cli/json.ts';
import { integer } from './cli/option-values.ts';
import { colors, print, run, showProgress, terminalWidth } from './cli/terminal.ts';
import { equationsText, equationText } from './equations/equations-text.ts';
import { type JudgedEquation, judgedEquations } from './equations/judged-equation.ts';

const command = new Command('pnpm equations')
  .description(
    'Judges a handwritten derivation (the document) line by line. Its equations 1 to 13 define the network; 14 to 61 are judged.',
  )
  .option('--equation <number>', 'show one equation in detail, 1 to 61', integer(1, 61))
  .option('--json', jsonHelp('the verdicts'))
  .option('--no-color', 'print without colours')
  .addHelpText(
    'after',
    `
Each line is judged on its own: the derivatives in it have their true values,
whatever an earlier line says. A line that holds is proved. A line that does not
hold is shown with its error, the correct line and, where possible, a
counterexample.

Examples:
  pnpm equations --equation 18
  pnpm --silent equations --json | jq '.[] | select(.holds == false) | .equation'`,
  );

run(command, ({ equation, json }) => {
  const only = equation === undefined ? {} : { only: equation };
  const judged = judgedEquations({ ...only, onEquation: showProgress('judging', 48) });
  if (json) print(toJson(judged.map(asJson)));
  else if (equation === undefined) print(equationsText(judged, terminalWidth(), colors));
  else print(judged.map((one) => equationText(one, terminalWidth(), colors)).join('\n'));
});

function asJson({ equation, holds, holdsWithDetachedCrossTerms, verdict, correction, ...written }: JudgedEquation) {
  const { section, circled, tex, continues, derivative } = written;
  return {
    ...{ equation, holds, holdsWithDetachedCrossTerms, section, circled, tex, continues, derivative },
    ...verdict,
    explanation: verdict && explain(verdict.findings, documentText),
    correction: correction && { tex: correction.tex, remark: correction.remark },
  };
}
