import { counterexampleInWords } from '../equations/counterexample.ts';
import {
  circledNumber,
  type JudgedEquation,
  markOf,
  wordForHolding,
  writtenTex,
} from '../equations/judged-equation.ts';
import { tally, tallyInWords } from '../equations/tally.ts';
import { splitAtSymbols } from '../notation/symbols.ts';

/** All equations with their verdicts and corrections, as Markdown with LaTeX. */
export function equationsMarkdown(judged: readonly JudgedEquation[]): string {
  const forward = judged.filter(({ holds }) => holds === null);
  const backward = judged.filter(({ holds }) => holds !== null);
  return [
    tallyInWords(tally(judged)),
    '### Forward pass: definitions',
    [
      '| eq. | as written |',
      '| ---: | --- |',
      ...forward.map((equation) => `| ${equation.number} | ${written(equation)} |`),
    ].join('\n'),
    '### Backward pass: verdicts',
    `✓ ${wordForHolding(judged)}. ✗ does not hold. ≈ would hold if each softmax output depended only on its own logit, as the` +
      ' document assumes. Below each line that does not hold are its error, the correct line and, where possible, a simple' +
      ' counterexample. Circled numbers mark the final results of the document.',
    ['| eq. | | as written |', '| ---: | --- | --- |', ...backward.flatMap(rows)].join('\n'),
  ].join('\n\n');
}

function rows(equation: JudgedEquation): string[] {
  const { correction, verdict } = equation;
  const line = `| ${equation.number} | ${markOf(equation)} | ${written(equation)} |`;
  if (correction === undefined) return [line];
  const notes = [
    `*${withMath(correction.remark)}*`,
    `Correct: $${correction.tex}$`,
    ...(verdict?.counterexample === undefined ? [] : [withMath(counterexampleInWords(verdict.counterexample))]),
  ];
  return [line, `| | | ${notes.join('<br>')} |`];
}

function written(equation: JudgedEquation): string {
  return [`$${writtenTex(equation)}$`, circledNumber(equation)].join(' ').trim();
}

/** A sentence with its symbols, like a_3, as LaTeX. */
export function withMath(sentence: string): string {
  return splitAtSymbols(sentence)
    .map((part, i) => (i % 2 === 1 ? `$${part}$` : part))
    .join('');
}
