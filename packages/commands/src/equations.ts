import { Command } from '@commander-js/extra-typings';
import { jsonHelp, toJson } from './cli/json.ts';
import { integer } from './cli/option-values.ts';
import { colors, print, run, showProgress, terminalWidth } from './cli/terminal.ts';
import { equationsText, equationText } from './equations/equations-text.ts';
import { type JudgedEquation, judgedEquations } from './equations/judged-equation.ts';

const command = new Command('pnpm equations')
  .description('Checks the 61 equations of a handwritten derivation (the document) against automatic gradients.')
  .option('--equation <number>', 'show one equation in detail, 1 to 61', integer(1, 61))
  .option(
    '--runs <number>',
    'number of random cases per line, once with small integers and once with real numbers',
    integer(20, 100_000),
    200,
  )
  .option('--seed <number>', 'seed for the random cases', integer(0, 2 ** 31 - 1), 222)
  .option('--json', jsonHelp('the verdicts'))
  .option('--no-color', 'print without colours')
  .addHelpText(
    'after',
    `
Each line is judged on its own. Its right-hand side is evaluated with the
automatic values of the derivatives in it, and compared with the automatic
derivative on its left-hand side. For a line that does not hold, the simplest
counterexample found is shown.

Examples:
  pnpm equations --equation 18
  pnpm --silent equations --json | jq '.[] | select(.holds == false) | .equation'`,
  );

run(command, ({ equation, runs, seed, json }) => {
  const only = equation === undefined ? {} : { only: equation };
  const judged = judgedEquations({ runs, seed, ...only, onEquation: showProgress('judging', 48) });
  if (json) print(toJson(judged.map(asJson)));
  else if (equation === undefined) print(equationsText(judged, terminalWidth(), colors));
  else print(judged.map((one) => equationText(one, terminalWidth(), colors)).join('\n'));
});

function asJson({
  equation,
  holds,
  holdsWithDetachedCrossTerms,
  verdict,
  claim,
  correction,
  ...printed
}: JudgedEquation) {
  const { section, circled, tex, continues } = printed;
  return {
    ...{ equation, holds, holdsWithDetachedCrossTerms, section, circled, tex, continues },
    derivative: claim && { of: claim.of, wrt: claim.wrt },
    ...(verdict && { cases: verdict.cases, counterexample: verdict.counterexample, missing: verdict.missing }),
    ...(verdict && { rightFor: verdict.rightFor }),
    correction: correction && { tex: correction.tex, remark: correction.remark },
  };
}
