import { type Derivation, type Path, stepTex } from '@autograd-222/autograd';
import { type JudgedEquation, wordForHolding } from '../../equations/judged-equation.ts';
import { proofsInWords, tally } from '../../equations/tally.ts';
import { partialDerivative, subscripted } from '../../notation/symbols.ts';
import { judgedEquation } from '../equation.ts';
import { type DerivedName, derivedNames, type Findings } from '../findings.ts';
import { type Html, html } from '../html.ts';
import { formula, linesOf } from '../math.ts';
import { significant } from '../numbers.ts';

/** For each quantity, the engine's derivation beside the document's equations for the same derivative. */
export function derivationsSection(findings: Findings): Html {
  const lines = linesByQuantity(findings.equations);
  return html`<section id="derivations" aria-labelledby="derivations-title">
<h2 id="derivations-title">The derivation, line by line</h2>
<p>For each quantity, from the loss back to the parameters, this section shows the engine's derivation and the document's equations for the same derivative. Each line is judged on its own: the derivatives in it have their true values. ${proofsInWords(tally(findings.equations))}</p>
<ul class="legend">
<li><span class="mark holds">✓ ${wordForHolding(findings.equations)}</span></li>
<li><span class="mark almost">≈ one term missing</span>: would hold if each softmax output depended only on its own
logit, as the document assumes</li>
<li><span class="mark fails">✗ does not hold</span>: followed by the correct line</li>
</ul>
<nav aria-label="Derivatives"><ul class="chips">
${derivedNames.map((name) => html`<li>${link(name)}</li>`)}
</ul></nav>
${[...findings.derivations].map(([name, derivation]) => quantity(name, derivation, lines.get(name) ?? []))}
</section>`;
}

/** The id of the part about ∂L/∂name. */
export function anchorOf(name: string): string {
  return `dL-d${name}`;
}

/** The document's lines from 14 on, by quantity. A line about `w9`, which doesn't exist, counts for what it means. */
export function linesByQuantity(
  equations: readonly JudgedEquation[],
): ReadonlyMap<DerivedName, readonly JudgedEquation[]> {
  const about = ({ derivative, correction }: JudgedEquation) =>
    [derivative, correction?.derivative].flatMap((one) => derivedNames.find((name) => name === one?.wrt) ?? [])[0];
  return new Map(derivedNames.map((name) => [name, equations.filter((equation) => about(equation) === name)]));
}

function quantity(name: DerivedName, derivation: Derivation, lines: readonly JudgedEquation[]): Html {
  const anchor = anchorOf(name);
  return html`<section class="quantity" id="${anchor}" aria-labelledby="${anchor}-title">
<h3 id="${anchor}-title">${partialDerivative('L', name)} <span class="result">= ${significant(derivation.derivative)}</span></h3>
<div class="columns">
<div>
<h4>The engine</h4>
${engine(derivation)}
</div>
<div>
<h4>The document</h4>
${
  lines.length === 0
    ? html`<p class="note">The document has no line about this derivative alone; ${elsewhere[name] ?? 'another line'} includes it.</p>`
    : html`<ul class="equations">${lines.map(judgedEquation)}</ul>`
}
</div>
</div>
</section>`;
}

const elsewhere: Readonly<Partial<Record<DerivedName, string>>> = { h1: 'equation 57', h2: 'equation 58' };

function engine(derivation: Derivation): Html {
  const step = derivation.steps.at(-1);
  if (step === undefined) return html`<p>No path leads from ${derivation.wrt} to ${derivation.of}.</p>`;
  const used = step.terms.flatMap(({ consumer }) => derivedNames.find((name) => name === consumer) ?? []);
  return html`${linesOf(stepTex(derivation, step)).map(formula)}
${used.length === 0 ? '' : html`<p class="note">Uses ${used.map((name, i) => html`${i === 0 ? '' : ' and '}${link(name)}`)}.</p>`}
${derivation.pathCount > 1 ? pathsTable(derivation) : ''}`;
}

function link(name: DerivedName): Html {
  return html`<a href="#${anchorOf(name)}">${partialDerivative('L', name)}</a>`;
}

function pathsTable({ wrt, of, paths, pathCount }: Derivation): Html {
  return html`<table class="paths-table">
<caption><span>The ${pathCount} paths from ${subscripted(wrt)} to ${subscripted(of)} and their contributions</span></caption>
<thead><tr><th scope="col">path</th><th scope="col" class="number">contribution</th></tr></thead>
<tbody>${paths.map(
    (path) => html`<tr${isMissing(path) ? html` class="missing"` : ''}>
<td>${path.nodes.map(subscripted).join(' → ')}${isMissing(path) ? html` <span class="mark fails">✗ missing</span>` : ''}</td>
<td class="number">${significant(path.contribution)}</td></tr>`,
  )}</tbody>
</table>`;
}

/** Whether a path goes from one logit to the output of the other, which the document leaves out. */
function isMissing({ nodes }: Path): boolean {
  const path = nodes.join(' ');
  return path.includes('a3 h4') || path.includes('a4 h3');
}
