import { toSvg } from '@autograd-222/picture';
import type { Findings } from '../findings.ts';
import { Html, html } from '../html.ts';
import { math } from '../math.ts';

/** The graph of the loss with values and gradients: of the named quantities, and of all operations. */
export async function graphSection({ sample, graph }: Findings): Promise<Html> {
  const [folded, whole] = await Promise.all([toSvg(graph.L, { fold: true }), toSvg(graph.L)]);
  return html`<section id="graph" aria-labelledby="graph-title">
<h2 id="graph-title">The graph</h2>
<p>The engine differentiates this graph. Each box shows a quantity, its value and its <em>grad</em>: the derivative of
${math('L')} with respect to it. Values are computed from left to right, derivatives from right to left. Two arrows lead
from ${math('a_3')}: to ${math('h_3')} and to ${math('h_4')}.</p>
<figure>
<div class="graph folded scroll" tabindex="0" role="group" aria-label="The graph of the named quantities, scrollable">${inBox(folded)}</div>
<figcaption>The named quantities, at ${sample}.</figcaption>
</figure>
<figure class="on-screen">
<div class="graph whole scroll" tabindex="0" role="group" aria-label="The graph of all operations, scrollable">${inBox(whole)}</div>
<figcaption>The same graph with every operation.</figcaption>
</figure>
<p class="note on-paper">The graph with every operation is too wide for paper, so it is shown only on screen.</p>
</section>`;
}

/** A picture whose size the style sheet sets. */
function inBox(svg: string): Html {
  return new Html(svg.replace(/ style="[^"]*"/, ''));
}
