import { type ParameterName, parameterNames } from '@autograd-222/model-222';
import { agrees, type Method, methodNames, relativeDifference } from '../../experiment/gradients.ts';
import { partialDerivative } from '../../notation/symbols.ts';
import type { Findings } from '../findings.ts';
import { type Html, html } from '../html.ts';
import { decimals, relative } from '../numbers.ts';
import { anchorOf } from './derivations.ts';

/** The gradient by four methods, compared as by `pnpm start`. */
export function comparisonSection({ sample, gradients }: Findings): Html {
  const compared = ['hand', 'centralDifference', 'document'] as const;
  const cell = (method: Method, name: ParameterName) => {
    const [derivative, automatic] = [gradients[method][name], gradients.automatic[name]];
    const agreement = agrees(method, derivative, automatic) ? 'holds' : 'fails';
    const verdict = Number.isFinite(automatic)
      ? html`<span class="mark ${agreement}">${agreement === 'holds' ? '✓' : '✗'} ${relative(relativeDifference(derivative, automatic))}</span>`
      : html`<span class="note">?</span>`;
    return html`<td class="number">${decimals(derivative)} ${verdict}</td>`;
  };
  return html`<section id="comparison" aria-labelledby="comparison-title">
<h2 id="comparison-title">The gradient by four methods</h2>
<dl>
<dt>automatic</dt><dd>by the engine, from the graph</dd>
<dt>by hand</dt><dd>by the correct hand derivation</dd>
<dt>numeric</dt><dd>by central differences of the loss</dd>
<dt>document</dt><dd>by the final equations of the handwritten derivation, which has errors</dd>
</dl>
<p>✓ and ✗ show whether a derivative agrees with the automatic one. The number after the mark is the difference, relative
to the larger of the two.</p>
<div class="scroll" tabindex="0" role="group" aria-labelledby="comparison-caption">
<table>
<caption id="comparison-caption"><span>The gradient of the loss at ${sample}</span></caption>
<thead><tr><th scope="col">derivative</th><th scope="col" class="number">${methodNames.automatic}</th>
${compared.map((method) => html`<th scope="col" class="number">${methodNames[method]}</th>`)}</tr></thead>
<tbody>${parameterNames.map(
    (name) => html`<tr><th scope="row"><a href="#${anchorOf(name)}">${partialDerivative('L', name)}</a></th>
<td class="number">${decimals(gradients.automatic[name])}</td>${compared.map((method) => cell(method, name))}</tr>
`,
  )}</tbody>
</table>
</div>
</section>`;
}
