import { type ParameterName, parameterNames } from '@autograd-222/model-222';
import { agrees, relativeDifference } from '../../experiment/gradients.ts';
import { partialDerivative } from '../../notation/symbols.ts';
import type { Findings } from '../findings.ts';
import { type Html, html } from '../html.ts';
import { decimals, relative } from '../numbers.ts';
import { anchorOf } from './derivations.ts';

const heads = { hand: 'by hand', centralDifference: 'numeric', document: 'document' };

/** The gradient in four ways, as `pnpm start` compares them. */
export function comparisonSection({ sample, gradients }: Findings): Html {
  const ways = ['hand', 'centralDifference', 'document'] as const;
  const cell = (way: (typeof ways)[number], name: ParameterName) => {
    const [derivative, automatic] = [gradients[way][name], gradients.automatic[name]];
    const agreement = agrees(way, derivative, automatic) ? 'holds' : 'fails';
    const verdict = Number.isFinite(automatic)
      ? html`<span class="mark ${agreement}">${agreement === 'holds' ? '✓' : '✗'} ${relative(relativeDifference(derivative, automatic))}</span>`
      : html`<span class="note">?</span>`;
    return html`<td class="number">${decimals(derivative)} ${verdict}</td>`;
  };
  return html`<section id="comparison" aria-labelledby="comparison-title">
<h2 id="comparison-title">The gradient, in four ways</h2>
<p>Automatic: by the engine, from the graph. By hand: by the correct hand derivation. Numeric: by central differences of
the loss. Document: by its final equations, as printed. ✓ and ✗ say whether a way agrees with the automatic one, and by
how much of the larger of the two it differs.</p>
<div class="scroll" tabindex="0" role="group" aria-labelledby="comparison-caption">
<table>
<caption id="comparison-caption"><span>The gradient of the loss at ${sample}</span></caption>
<thead><tr><th scope="col">derivative</th><th scope="col" class="number">automatic</th>
${ways.map((way) => html`<th scope="col" class="number">${heads[way]}</th>`)}</tr></thead>
<tbody>${parameterNames.map(
    (name) => html`<tr><th scope="row"><a href="#${anchorOf(name)}">${partialDerivative('L', name)}</a></th>
<td class="number">${decimals(gradients.automatic[name])}</td>${ways.map((way) => cell(way, name))}</tr>
`,
  )}</tbody>
</table>
</div>
</section>`;
}
