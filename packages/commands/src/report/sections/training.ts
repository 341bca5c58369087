import { relativeDifference } from '../../experiment/gradients.ts';
import { percent } from '../../notation/numbers.ts';
import type { Findings } from '../findings.ts';
import { type Html, html } from '../html.ts';
import { decimals } from '../numbers.ts';
import { trainingChart } from './training-chart.ts';

/** What training by three of the ways comes to. */
export async function trainingSection(findings: Findings): Promise<Html> {
  const { training, schedule } = findings;
  const ways = [training.automatic, training.hand, training.document];
  const [first, last] = [training.automatic.progress[0], training.automatic.progress.at(-1)];
  const [automatic = NaN, hand = NaN, document = NaN] = ways.map(({ progress }) => progress.at(-1)?.loss);
  const step = Math.max(1, Math.ceil(schedule.epochs / 10));
  const shown = training.automatic.progress.flatMap((one, i) => (one.epoch % step === 0 || one === last ? [i] : []));
  const staysFinite = ways.every(({ progress }) => progress.every(({ loss }) => Number.isFinite(loss)));
  const inNumbers =
    `Training takes the mean loss from ${decimals(first?.loss ?? NaN)} to ${decimals(automatic)} with the automatic ` +
    `gradient, to ${decimals(hand)} with the one by hand, and to ${decimals(document)} with the document's.`;
  const startsFinite = Number.isFinite(first?.loss);
  const failure = startsFinite
    ? 'It did not stay finite: try a smaller rate.'
    : 'With these parameters the loss is not finite.';
  const summary = staysFinite ? inNumbers : failure;
  return html`<section id="training" aria-labelledby="training-title">
<h2 id="training-title">Training by each</h2>
<p>Gradient descent on the mean loss of all hundred flowers: ${schedule.epochs} epochs, rate ${schedule.rate}. ${summary}</p>
<figure>
${startsFinite ? await trainingChart(training, summary) : ''}
<figcaption>
<ul class="key">
<li>${sampleLine('automatic')} automatic</li><li>${sampleLine('hand')} by hand</li><li>${sampleLine('document')} document, as printed</li>
</ul>
The mean loss over the epochs, on a logarithmic scale.${
    relativeDifference(automatic, hand) < 1e-9 ? ' Automatic and by hand are the same but for rounding.' : ''
  }
</figcaption>
</figure>
<div class="scroll" tabindex="0" role="group" aria-labelledby="training-caption">
<table>
<caption id="training-caption"><span>The same in numbers: the mean loss, and the share of flowers that are told right</span></caption>
<thead><tr><th scope="col" class="number">epoch</th><th scope="col" class="number">automatic</th><th scope="col" class="number">by hand</th>
<th scope="col" class="number">document</th></tr></thead>
<tbody>${shown.map(
    (i) => html`<tr><th scope="row" class="number">${training.automatic.progress[i]?.epoch}</th>${ways.map(
      ({ progress }) =>
        html`<td class="number">${decimals(progress[i]?.loss ?? NaN)} <span class="note">${percent(progress[i]?.accuracy ?? NaN)}</span></td>`,
    )}</tr>
`,
  )}</tbody>
</table>
</div>
</section>`;
}

/** A piece of a curve, for the key. */
function sampleLine(way: 'automatic' | 'hand' | 'document'): Html {
  return html`<svg viewBox="0 0 44 14" width="44" height="14" aria-hidden="true" class="curve ${way}">
<path d="M2 7H42"/>${way === 'document' ? html`<path class="symbol" d="M22 2l5 9h-10z"/>` : ''}</svg>`;
}
