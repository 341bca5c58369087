import { counterexampleInWords } from '../equations/counterexample.ts';
import { circledNumber, type JudgedEquation, markOf, writtenTex } from '../equations/judged-equation.ts';
import { type Html, html } from './html.ts';
import { formula, withMath } from './math.ts';
import { withMinus } from './numbers.ts';

/** An equation as it is written in the document. */
export function asWritten(equation: JudgedEquation): Html {
  return formula(writtenTex(equation));
}

/** An equation with its verdict; one that doesn't hold also with its correction and a counterexample. */
export function judgedEquation(equation: JudgedEquation): Html {
  const { number, correction, verdict } = equation;
  const { mark, words, kind } = verdictOf(equation);
  const circled = circledNumber(equation);
  const example = verdict?.counterexample;
  return html`<li id="equation-${number}" class="equation ${kind}">
<p class="verdict"><span class="tag">(${number})</span> <span class="mark ${kind}">${mark} ${words}</span>${
    circled === undefined ? '' : html` <span class="note">final result ${circled}</span>`
  }</p>
${asWritten(equation)}
${correction === undefined ? '' : html`<p class="note">${withMath(correction.remark)}</p><p class="correct">Correct:</p>${formula(correction.tex)}`}
${example === undefined ? '' : html`<p class="note">${withMath(withMinus(counterexampleInWords(example)))}</p>`}
</li>`;
}

/** A verdict in a mark and in words. */
export function verdictOf(equation: JudgedEquation): {
  readonly mark: string;
  readonly words: string;
  readonly kind: 'holds' | 'almost' | 'fails';
} {
  const mark = markOf(equation);
  if (mark === '✓') return { mark, words: equation.verdict?.proved ? 'proved' : 'holds', kind: 'holds' };
  return mark === '≈'
    ? { mark, words: 'one term missing', kind: 'almost' }
    : { mark, words: 'does not hold', kind: 'fails' };
}
