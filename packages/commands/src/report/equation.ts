import { givenInWords, type JudgedEquation, short } from '../equations/judged-equation.ts';
import { type Html, html } from './html.ts';
import { formula, withMath } from './math.ts';

/** An equation as the document prints it. */
export function asPrinted({ tex, continues }: JudgedEquation): Html {
  return formula(continues === undefined ? tex : `${continues} ${tex}`);
}

/** An equation with its verdict, and what a teacher would write beside one that doesn't hold. */
export function judgedEquation(equation: JudgedEquation): Html {
  const { number, circled, correction, verdict } = equation;
  const { mark, words, kind } = verdictOf(equation);
  const example = verdict?.counterexample;
  return html`<li id="equation-${number}" class="equation ${kind}">
<p class="verdict"><span class="tag">(${number})</span> <span class="mark ${kind}">${mark} ${words}</span>${
    circled === undefined ? '' : html` <span class="note">result ${'①②③④'.charAt(circled - 1)}</span>`
  }</p>
${asPrinted(equation)}
${correction === undefined ? '' : html`<p class="note">${withMath(correction.remark)}</p><p class="right">Right:</p>${formula(correction.tex)}`}
${
  example === undefined
    ? ''
    : html`<p class="note">At ${given(example.given)}, the line gives ${minus(short(example.right))}; the derivative is ${minus(short(example.left))}.</p>`
}
</li>`;
}

/** A verdict in a mark and in words. */
export function verdictOf({ holds, holdsWithDetachedCrossTerms }: JudgedEquation): {
  readonly mark: string;
  readonly words: string;
  readonly kind: 'holds' | 'almost' | 'fails';
} {
  if (holds) return { mark: '✓', words: 'holds', kind: 'holds' };
  return holdsWithDetachedCrossTerms
    ? { mark: '≈', words: 'lacks only the forgotten term', kind: 'almost' }
    : { mark: '✗', words: 'does not hold', kind: 'fails' };
}

function given(numbers: Readonly<Record<string, number>>) {
  return withMath(minus(givenInWords(numbers).replaceAll(/\b([a-z])(\d)\b/g, '$1_$2')));
}

function minus(text: string): string {
  return text.replaceAll('-', '−');
}
