import { writeFileSync } from 'node:fs';
import { Command } from '@commander-js/extra-typings';
import { jsonHelp, toJson } from './cli/json.ts';
import { colors, print, run, showProgress, terminalWidth } from './cli/terminal.ts';
import { whyNotWritable } from './cli/writable.ts';
import { judgmentPage } from './judge/html.ts';
import { type Input, isSameFile, readInput } from './judge/input.ts';
import { judgmentJson } from './judge/json.ts';
import { judgmentOf, tally } from './judge/judgment.ts';
import { judgmentText } from './judge/text.ts';

const command = new Command('pnpm judge')
  .description('Judges each line of a derivation in LaTeX, Markdown or plain text.')
  .argument('[file]', 'the derivation; for standard input, omit it or use -')
  .option('--html <file>', 'also write the verdicts as one HTML page')
  .option('--json', jsonHelp('the verdicts'))
  .option('--no-color', 'print without colours')
  .addHelpText(
    'after',
    `
The first equation for a name defines it. Every other equation is a claim, and
so is each further = of a chain. A name that no equation defines stands for any
number. For example, in homework.txt:

  h = tanh(w*x + b)
  L = (h - y)^2
  dL/dh = 2*(h - y)
  dL/dw = dL/dh * (1 - h^2)

The third line is proved. The fourth is refuted: the factor x is missing.

Verdicts:
  ✓ proved   both sides are equal as formulas
  ○ held     they agree in all cases tried, but no proof was found
  ✗ refuted  they differ; a counterexample is shown
  ? unread   the line can't be understood; the reason is given

The exit code is 0 if all claims are proved or held, 1 if any is refuted or
unread, and 2 if there is nothing to judge or the usage is wrong.

Examples:
  pnpm judge homework.tex
  pnpm judge homework.md --html homework.html
  echo 'y = x^2; dy/dx = 3x' | pnpm judge
  pnpm --silent judge homework.tex --json | jq '.claims[] | select(.verdict == "refuted") | .line'`,
  );

run(command, async ({ html, json }, file) => {
  const input = await inputOf(file, html);
  const judgment = judgmentOf(input, (claims) => showProgress('judging', claims));
  if (judgment.claims.length === 0) {
    command.error(`${input.name}, line 1: ${nothingToJudge(input)}; see pnpm judge --help`);
  }
  if (html !== undefined) writeFileSync(html, judgmentPage(judgment));
  if (json) print(toJson(judgmentJson(judgment)));
  else print(judgmentText(judgment, terminalWidth(), colors));
  if (html !== undefined && !json) print(`\nWrote ${html}: open it in a browser.`);
  const { refuted, unread } = tally(judgment);
  if (refuted + unread > 0) process.exitCode = 1;
});

/** The text to judge. What is wrong with the usage is found here, before any work. */
async function inputOf(file: string | undefined, html: string | undefined): Promise<Input> {
  if (file === undefined && process.stdin.isTTY) command.error("missing argument 'file', the derivation to judge");
  const path = file ?? '-';
  if (html !== undefined && path !== '-' && isSameFile(path, html)) {
    command.error(`option '--html <file>' argument '${html}' is the derivation itself`);
  }
  const problem = html === undefined ? undefined : whyNotWritable(html);
  if (problem !== undefined) command.error(`option '--html <file>' argument '${html}' cannot be written: ${problem}`);
  try {
    return await readInput(path);
  } catch (error) {
    return command.error(error instanceof Error ? error.message : String(error));
  }
}

function nothingToJudge({ text }: Input): string {
  if (text.trim() === '') return 'the text is empty';
  return 'there is nothing to judge: no equation whose left side is a derivative or a name that is already defined';
}
