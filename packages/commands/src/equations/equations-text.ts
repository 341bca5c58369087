import { explain } from '@autograd-222/derivation';
import { documentText, type LineVerdict } from '@autograd-222/model-222';
import type { createColors } from 'picocolors';
import wrapAnsi from 'wrap-ansi';
import { hanging } from '../cli/hanging.ts';
import { powerOfTwo } from '../notation/numbers.ts';
import { plainMath } from '../notation/plain-math.ts';
import { partialDerivative } from '../notation/symbols.ts';
import { counterexampleInWords } from './counterexample.ts';
import { circledNumber, type JudgedEquation, markOf, wordForHolding, writtenTex } from './judged-equation.ts';
import { tally, tallyInWords } from './tally.ts';

type Colors = ReturnType<typeof createColors>;

const legend = (judged: readonly JudgedEquation[]) =>
  [
    `✓ ${wordForHolding(judged)}`,
    '✗ does not hold',
    '≈ would hold if each softmax output depended only on its own logit, as the document assumes',
  ].join('; ');

/** All equations with their verdicts, for a terminal of `width` columns. */
export function equationsText(judged: readonly JudgedEquation[], width: number, colors: Colors): string {
  const title = (text: string) => colors.bold(wrapAnsi(text, width));
  const backward = judged.findIndex(({ holds }) => holds !== null);
  return [
    title('Forward pass: definitions, which are not judged'),
    judged
      .slice(0, backward)
      .map((equation) => line(equation, width, colors))
      .join('\n'),
    title('Backward pass: verdicts'),
    wrapAnsi(legend(judged), width),
    judged
      .slice(backward)
      .map((equation) => [line(equation, width, colors), ...notes(equation, width)].join('\n'))
      .join('\n'),
    wrapAnsi(tallyInWords(tally(judged)), width),
    wrapAnsi('To see one equation in detail: pnpm equations --equation 18', width),
  ].join('\n\n');
}

/** One equation in detail. Its LaTeX stays on one line, to be copied. */
export function equationText(equation: JudgedEquation, width: number, colors: Colors): string {
  const { number, holds, holdsWithDetachedCrossTerms, verdict } = equation;
  const circled = circledNumber(equation);
  const sentences =
    holds === null
      ? ['A definition, which is not judged.']
      : [
          `For this network, it ${holds && verdict !== undefined ? holdsInWords(verdict) : 'does not hold'}.`,
          `If each softmax output depended only on its own logit, as the document assumes, it would ${holdsWithDetachedCrossTerms ? 'hold' : `${holds ? '' : 'still '}not hold`}.`,
        ];
  return [
    colors.bold(`Equation ${number}${circled === undefined ? '' : `, final result ${circled}`}`),
    hanging('      ', plainMath(writtenTex(equation)), width),
    `      ${writtenTex(equation)}`,
    ...sentences.map((sentence) => wrapAnsi(sentence, width)),
    ...notes(equation, width),
    ...derivativesItGives(equation, width),
    ...foundByMachine(equation, width),
  ].join('\n');
}

function holdsInWords({ proved, errorProbability = 1, cases }: LineVerdict): string {
  if (!proved) return `holds in all ${cases} cases tried, but is not proved`;
  return `is proved; the probability that the proof is wrong is below ${powerOfTwo(errorProbability)}`;
}

function line(equation: JudgedEquation, width: number, colors: Colors): string {
  const mark = markOf(equation);
  const colored = { '✓': colors.green, '≈': colors.yellow, '✗': colors.red, ' ': String }[mark](mark);
  return hanging(`${String(equation.number).padStart(3)} ${colored} `, plainMath(writtenTex(equation)), width);
}

/** What is wrong with a line that doesn't hold, the correct line, and a counterexample. */
function notes({ correction, verdict }: JudgedEquation, width: number): string[] {
  const notes = [
    ...(correction === undefined ? [] : [plainMath(correction.remark), `Correct: ${plainMath(correction.tex)}`]),
    ...(verdict?.counterexample === undefined ? [] : [plainMath(counterexampleInWords(verdict.counterexample))]),
  ];
  return notes.map((note) => hanging('      ', note, width));
}

function derivativesItGives({ verdict }: JudgedEquation, width: number): string[] {
  const derivatives = (verdict?.rightFor ?? []).map(({ of, wrt }) => partialDerivative(of, wrt));
  return derivatives.length === 0
    ? []
    : [hanging('      ', `Its right-hand side is ${derivatives.join(' and ')}.`, width)];
}

/** What the judge finds wrong with a line, beside the remark that a person wrote. */
function foundByMachine({ verdict }: JudgedEquation, width: number): string[] {
  const findings = (verdict?.findings ?? []).filter(({ kind }) => kind !== 'right for');
  return findings.length === 0
    ? []
    : [hanging('      ', `Found automatically: ${plainMath(explain(findings, documentText).join(' '))}`, width)];
}
