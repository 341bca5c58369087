import { type Derivation, type Step, toTex } from '@autograd-222/autograd';
import { rounded } from '../../notation/numbers.ts';
import { subscripted } from '../../notation/symbols.ts';
import type { Findings } from '../findings.ts';
import { type Html, html } from '../html.ts';
import { formula, math } from '../math.ts';
import { decimals, significant } from '../numbers.ts';

/** The first section: the term of ∂L/∂a3 that equation 18 leaves out. */
export function missingTermSection({ sample, y, graph, derivations, equations }: Findings): Html {
  const derivation = derivations.get('a3');
  const step = derivation?.steps.at(-1);
  const equation = equations.find(({ number }) => number === 18);
  if (derivation === undefined || step === undefined || equation === undefined) {
    throw new RangeError('report: there is no path from a3 to L');
  }
  const [present = NaN, missing = NaN] = ['h3', 'h4'].map((name) => productThrough(step, name));
  return html`<section id="missing-term" aria-labelledby="missing-term-title">
<h2 id="missing-term-title">The term missing from the document</h2>
<div class="beside">
<div>
<p>The logit ${math('a_3')} affects the loss ${math('L')} along <strong>two paths</strong>: through ${math('h_3')} and
through ${math('h_4')}, because the softmax divides both outputs by the same sum. The derivative
${math('\\frac{\\partial L}{\\partial a_3}')} is therefore a sum of two terms, one for each path.</p>
<p><strong>Equation 18 has only the first term.</strong></p>
</div>
<figure>
${twoPaths(graph, present, missing)}
<figcaption>The two paths from ${math('a_3')} to ${math('L')} and their contributions to the derivative, at ${sample}.</figcaption>
</figure>
</div>
<div class="cards">
<section class="card" aria-labelledby="in-document">
<h3 id="in-document"><span class="mark almost">≈</span> The document, equation 18</h3>
${formula(equation.tex)}
${formula(`${indent}= ${factors(step, 'h3')}`)}
${formula(`${indent}= ${tex(present)}`)}
<p class="gap">This covers only the path through h₃.</p>
</section>
<section class="card" aria-labelledby="in-graph">
<h3 id="in-graph"><span class="mark holds">✓</span> The engine, from the graph</h3>
${formula(chainRule(derivation))}
${formula(`${indent}= ${factors(step, 'h3')} + ${marked(factors(step, 'h4'))}`)}
${formula(`${indent}= ${tex(step.derivative)}`)}
<p class="gap">This covers both paths.</p>
</section>
</div>
<p>${consequence(y, missing, step.derivative)}</p>
<p>Equations 19 to 21 follow from equation 18 and lack the same term; equation 22 lacks the corresponding
term of the derivative with respect to ${math('a_4')}. As a result, the document's derivatives with respect to all twelve
parameters are wrong. Many of the later equations are correct on their own, but give wrong results with these values of
${math('\\frac{\\partial L}{\\partial a_3}')} and ${math('\\frac{\\partial L}{\\partial a_4}')}.</p>
</section>`;
}

const indent = '\\hphantom{\\frac{\\partial L}{\\partial a_3}} ';

/** ∂L/∂a3 as the sum over its consumers, with the term through h4 marked. */
function chainRule({ of }: Derivation): string {
  const term = (via: string) =>
    `\\frac{\\partial ${of}}{\\partial ${via}} \\cdot \\frac{\\partial ${via}}{\\partial a_3}`;
  return `\\frac{\\partial ${of}}{\\partial a_3} = ${term('h_3')} + \\underbrace{${marked(term('h_4'))}}_{\\htmlClass{missing}{\\normalsize\\text{missing}}}`;
}

/** In a coloured box. */
function marked(tex: string): string {
  return `\\htmlClass{missing}{\\boxed{${tex}}}`;
}

function productThrough({ terms }: Step, consumer: string): number {
  return terms.find((term) => term.consumer === consumer)?.product ?? NaN;
}

/** Adjoint and partial of a term, in numbers that stay on one line. */
function factors({ terms }: Step, consumer: string): string {
  const { adjoint = NaN, partial = NaN } = terms.find((term) => term.consumer === consumer) ?? {};
  const bracketed = (x: number) => (x < 0 ? `(${tex(x)})` : tex(x));
  return `{${consumer === 'h3' ? tex(adjoint) : bracketed(adjoint)} \\cdot ${bracketed(partial)}}`;
}

function tex(x: number): string {
  return Number.isFinite(x) ? toTex(rounded(x)) : '\\text{not finite}';
}

/** How large the missing term is. */
function consequence([y1, y2]: Findings['y'], missing: number, derivative: number): Html {
  if (!Number.isFinite(derivative)) {
    return html`With these parameters, the derivative is not finite. Other parameters show the difference in numbers.`;
  }
  const isHalf = derivative !== 0 && Math.abs(2 * missing - derivative) < 1e-9 * Math.abs(derivative);
  return Math.abs(y1 + y2 - 1) < 1e-9 && isHalf
    ? html`The missing term is <strong>half of the derivative</strong>: ${significant(missing)} out of ${significant(derivative)}. It is
exactly half because the targets sum to 1. In that case ${math('y_2 - h_4 = -(y_1 - h_3)')}, and both terms are
${math('-(y_1 - h_3)(1 + 2 h_3 h_4)')}. For other targets, the two terms generally differ.`
    : html`The missing term is ${significant(missing)}; the whole derivative is ${significant(derivative)}.`;
}

function twoPaths(graph: Findings['graph'], present: number, missing: number): Html {
  const box = (name: 'a3' | 'h3' | 'h4' | 'L', x: number, y: number, kind = '') => html`<g class="unit ${kind}">
<rect x="${x}" y="${y}" width="80" height="46" rx="8"/>
<text x="${x + 40}" y="${y + 20}" class="name">${subscripted(name)}</text>
<text x="${x + 40}" y="${y + 38}">${decimals(graph[name].data, 4)}</text></g>`;
  const description =
    `Two paths lead from a₃ to L. The one through h₃ is in equation 18 and contributes ${significant(present)}. ` +
    `The one through h₄ is missing from the document and contributes ${significant(missing)}.`;
  return html`<svg viewBox="0 0 400 222" class="drawing paths" role="img" aria-label="${description}">
<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse"
orient="auto"><path d="M0 0L8 4L0 8z" class="tip"/></marker><marker id="tip-missing" viewBox="0 0 8 8" refX="7" refY="4"
markerWidth="13" markerHeight="13" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z" class="tip missing"/></marker></defs>
<path class="path" marker-end="url(#tip)" d="M82 100L158 54"/><path class="path" marker-end="url(#tip)" d="M240 54L316 100"/>
<path class="path missing" marker-end="url(#tip-missing)" d="M82 122L158 168"/>
<path class="path missing" marker-end="url(#tip-missing)" d="M240 168L316 122"/>
${box('a3', 2, 88)}${box('h3', 160, 26)}${box('h4', 160, 150, 'missing')}${box('L', 318, 88)}
<text x="200" y="15">in equation 18: ${significant(present)}</text>
<text x="200" y="216" class="missing">✗ missing: ${significant(missing)}</text>
</svg>`;
}
