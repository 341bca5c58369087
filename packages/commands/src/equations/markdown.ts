import { givenInWords, type JudgedEquation, short, tally, tallyInWords } from './judged-equation.ts';

/** The whole document with its verdicts and corrections, as Markdown with LaTeX. */
export function equationsMarkdown(judged: readonly JudgedEquation[]): string {
  const forward = judged.filter(({ holds }) => holds === null);
  const backward = judged.filter(({ holds }) => holds !== null);
  return [
    tallyInWords(tally(judged)),
    '### Forward pass: definitions',
    [
      '| eq. | as printed |',
      '| ---: | --- |',
      ...forward.map((equation) => `| ${equation.number} | ${printed(equation)} |`),
    ].join('\n'),
    '### Backward pass: judged',
    '✓ holds. ✗ does not hold. ≈ would hold if each softmax output depended on its own logit alone, as the document takes' +
      ' it. Below a line that does not hold: what slipped, the right line, and the simplest case that shows it. Circled' +
      ' numbers are the final results of the document.',
    ['| eq. | | as printed |', '| ---: | --- | --- |', ...backward.flatMap(rows)].join('\n'),
  ].join('\n\n');
}

function rows(equation: JudgedEquation): string[] {
  const { correction, verdict } = equation;
  const line = `| ${equation.number} | ${mark(equation)} | ${printed(equation)} |`;
  if (correction === undefined) return [line];
  const example = verdict?.counterexample;
  const notes = [
    `*${withMath(correction.remark)}*`,
    `Right: $${correction.tex}$`,
    ...(example === undefined
      ? []
      : [
          `At ${givenInWords(example.given)}, it gives ${short(example.right)}; the derivative is ${short(example.left)}.`,
        ]),
  ];
  return [line, `| | | ${notes.join('<br>')} |`];
}

function mark({ holds, holdsWithDetachedCrossTerms }: JudgedEquation): string {
  return holds ? '✓' : holdsWithDetachedCrossTerms ? '≈' : '✗';
}

function printed({ tex, continues, circled }: JudgedEquation): string {
  const result = circled === undefined ? '' : ` ${'①②③④'.charAt(circled - 1)}`;
  return `$${continues === undefined ? tex : `${continues} ${tex}`}$${result}`;
}

/** A remark with its symbols, like a_3, as LaTeX. */
function withMath(remark: string): string {
  return remark.replaceAll(/-?[a-z]_\d( [a-z]_\d)*/g, '$$$&$$');
}
