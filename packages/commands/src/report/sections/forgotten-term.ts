import { type Derivation, type Step, toTex } from '@autograd-222/autograd';
import { rounded } from '../../notation/numbers.ts';
import { subscripted } from '../../notation/symbols.ts';
import type { Findings } from '../findings.ts';
import { type Html, html } from '../html.ts';
import { formula, math } from '../math.ts';
import { decimals, significant } from '../numbers.ts';

/** The first section: the term of ∂L/∂a3 that equation 18 left out, for someone who has a minute. */
export function forgottenTermSection({ sample, y, graph, derivations, equations }: Findings): Html {
  const derivation = derivations.get('a3');
  const step = derivation?.steps.at(-1);
  const equation = equations.find(({ number }) => number === 18);
  if (derivation === undefined || step === undefined || equation === undefined) {
    throw new RangeError('report: there is no way from a3 to L');
  }
  const [seen = NaN, forgotten = NaN] = ['h3', 'h4'].map((name) => productOver(step, name));
  return html`<section id="forgotten" aria-labelledby="forgotten-title">
<h2 id="forgotten-title">The term the document forgot</h2>
<div class="beside">
<div>
<p>Nudge ${math('a_3')}, and the loss ${math('L')} changes in <strong>two ways</strong>: through ${math('h_3')}, and
through ${math('h_4')}, for the softmax divides both by the same sum. So the derivative
${math('\\frac{\\partial L}{\\partial a_3}')} is a sum of two terms, one for each way.</p>
<p><strong>Equation 18 has only the first.</strong></p>
</div>
<figure>
${twoWays(graph, seen, forgotten)}
<figcaption>The two ways from ${math('a_3')} to ${math('L')}, and what each adds to the derivative, at ${sample}.</figcaption>
</figure>
</div>
<div class="cards">
<section class="card" aria-labelledby="forgotten-document">
<h3 id="forgotten-document"><span class="mark almost">≈</span> The document, equation 18</h3>
${formula(equation.tex)}
${formula(`${indent}= ${factors(step, 'h3')}`)}
${formula(`${indent}= ${tex(seen)}`)}
<p class="gap">One way, one term.</p>
</section>
<section class="card" aria-labelledby="forgotten-machine">
<h3 id="forgotten-machine"><span class="mark holds">✓</span> The machine, from the graph</h3>
${formula(machinesLine(derivation))}
${formula(`${indent}= ${factors(step, 'h3')} + ${marked(factors(step, 'h4'))}`)}
${formula(`${indent}= ${tex(step.derivative)}`)}
<p class="gap">Two ways, two terms.</p>
</section>
</div>
<p>${consequence(y, forgotten, step.derivative)} Equations 19 to 22 go on from 18 and lack the same term. So the
document's derivative by each of the twelve parameters is wrong, even where the line for it is right in itself: it puts in
${math('\\frac{\\partial L}{\\partial a_3}')} and ${math('\\frac{\\partial L}{\\partial a_4}')} from there.</p>
</section>`;
}

const indent = '\\hphantom{\\frac{\\partial L}{\\partial a_3}} ';

/** ∂L/∂a3 as the sum over its consumers, the term through h4 marked. */
function machinesLine({ of }: Derivation): string {
  const term = (via: string) =>
    `\\frac{\\partial ${of}}{\\partial ${via}} \\cdot \\frac{\\partial ${via}}{\\partial a_3}`;
  return `\\frac{\\partial ${of}}{\\partial a_3} = ${term('h_3')} + \\underbrace{${marked(term('h_4'))}}_{\\htmlClass{forgotten}{\\normalsize\\text{forgotten}}}`;
}

/** In a box that the style colours. */
function marked(tex: string): string {
  return `\\htmlClass{forgotten}{\\boxed{${tex}}}`;
}

function productOver({ terms }: Step, consumer: string): number {
  return terms.find((term) => term.consumer === consumer)?.product ?? NaN;
}

/** Adjoint and partial of a term, in numbers, which stay on one line. */
function factors({ terms }: Step, consumer: string): string {
  const { adjoint = NaN, partial = NaN } = terms.find((term) => term.consumer === consumer) ?? {};
  const bracketed = (x: number) => (x < 0 ? `(${tex(x)})` : tex(x));
  return `{${consumer === 'h3' ? tex(adjoint) : bracketed(adjoint)} \\cdot ${bracketed(partial)}}`;
}

function tex(x: number): string {
  return Number.isFinite(x) ? toTex(rounded(x)) : '\\text{not finite}';
}

/** How large the gap is. */
function consequence([y1, y2]: Findings['y'], forgotten: number, derivative: number): Html {
  if (!Number.isFinite(derivative)) {
    return html`With these parameters the derivative is not finite: try others to see the gap in numbers.`;
  }
  const isHalf = derivative !== 0 && Math.abs(2 * forgotten - derivative) < 1e-9 * Math.abs(derivative);
  return Math.abs(y1 + y2 - 1) < 1e-9 && isHalf
    ? html`The forgotten term is <strong>half of the derivative</strong>: ${significant(forgotten)} of
${significant(derivative)}. It is exactly half because the targets sum to 1: then ${math('y_2 - h_4 = -(y_1 - h_3)')}, and both
terms are ${math('-(y_1 - h_3)(1 + 2 h_3 h_4)')}. Otherwise it would be some other part.`
    : html`The forgotten term is ${significant(forgotten)}; the whole derivative is ${significant(derivative)}.`;
}

function twoWays(graph: Findings['graph'], seen: number, forgotten: number): Html {
  const box = (name: 'a3' | 'h3' | 'h4' | 'L', x: number, y: number, kind = '') => html`<g class="unit ${kind}">
<rect x="${x}" y="${y}" width="80" height="46" rx="8"/>
<text x="${x + 40}" y="${y + 20}" class="name">${subscripted(name)}</text>
<text x="${x + 40}" y="${y + 38}">${decimals(graph[name].data, 4)}</text></g>`;
  const description =
    `From a₃ an arrow leads to h₃ and on to L: equation 18 has this way, which adds ${significant(seen)}. ` +
    `Another leads from a₃ to h₄ and on to L: the document forgot this way, which adds ${significant(forgotten)}.`;
  return html`<svg viewBox="0 0 400 222" class="drawing ways" role="img" aria-label="${description}">
<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse"
orient="auto"><path d="M0 0L8 4L0 8z" class="tip"/></marker><marker id="tip-forgotten" viewBox="0 0 8 8" refX="7" refY="4"
markerWidth="13" markerHeight="13" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z" class="tip forgotten"/></marker></defs>
<path class="way" marker-end="url(#tip)" d="M82 100L158 54"/><path class="way" marker-end="url(#tip)" d="M240 54L316 100"/>
<path class="way forgotten" marker-end="url(#tip-forgotten)" d="M82 122L158 168"/>
<path class="way forgotten" marker-end="url(#tip-forgotten)" d="M240 168L316 122"/>
${box('a3', 2, 88)}${box('h3', 160, 26)}${box('h4', 160, 150, 'forgotten')}${box('L', 318, 88)}
<text x="200" y="15">in equation 18: ${significant(seen)}</text>
<text x="200" y="216" class="forgotten">✗ forgotten: ${significant(forgotten)}</text>
</svg>`;
}
