import { toSvg } from '@autograd-222/picture';
import type { Findings } from '../findings.ts';
import { Html, html } from '../html.ts';
import { math } from '../math.ts';

/** The graph of the loss with data and grads: of the named quantities, and of every single operation. */
export async function graphSection({ sample, graph }: Findings): Promise<Html> {
  const [folded, whole] = await Promise.all([toSvg(graph.L, { fold: true }), toSvg(graph.L)]);
  return html`<section id="graph" aria-labelledby="graph-title">
<h2 id="graph-title">The graph</h2>
<p>What the machine goes by: each box is a quantity with its value and its <em>grad</em>, the derivative of ${math('L')} by
it. Values are computed from left to right; derivatives flow back from right to left. Find ${math('a_3')}: arrows lead
to ${math('h_3')} and to ${math('h_4')}.</p>
<figure>
<div class="graph folded scroll" tabindex="0" role="group" aria-label="The graph of the named quantities, to scroll">${inBox(folded)}</div>
<figcaption>The named quantities, at ${sample}.</figcaption>
</figure>
<figure class="on-screen">
<div class="graph whole scroll" tabindex="0" role="group" aria-label="The graph of all operations, to scroll">${inBox(whole)}</div>
<figcaption>The same with every single operation between them.</figcaption>
</figure>
<p class="note on-paper">On a screen, the picture of every single operation follows here; it is too wide for paper.</p>
</section>`;
}

/** A picture whose size the style of the page decides. */
function inBox(svg: string): Html {
  return new Html(svg.replace(/ style="[^"]*"/, ''));
}
