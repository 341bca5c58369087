import { relativeDifference } from '../../experiment/gradients.ts';
import { percent } from '../../notation/numbers.ts';
import type { Findings } from '../findings.ts';
import { type Html, html } from '../html.ts';
import { decimals } from '../numbers.ts';
import { trainingChart } from './training-chart.ts';

/** Training with three of the gradients. */
export async function trainingSection(findings: Findings): Promise<Html> {
  const { training, schedule } = findings;
  const trainings = [training.automatic, training.hand, training.document];
  const [first, last] = [training.automatic.progress[0], training.automatic.progress.at(-1)];
  const [automatic = NaN, hand = NaN, document = NaN] = trainings.map(({ progress }) => progress.at(-1)?.loss);
  const step = Math.max(1, Math.ceil(schedule.epochs / 10));
  const shown = training.automatic.progress.flatMap((one, i) => (one.epoch % step === 0 || one === last ? [i] : []));
  const staysFinite = trainings.every(({ progress }) => progress.every(({ loss }) => Number.isFinite(loss)));
  const inNumbers =
    `The mean loss goes from ${decimals(first?.loss ?? NaN)} to ${decimals(automatic)} with the automatic gradient, to ` +
    `${decimals(hand)} with the gradient by hand, and to ${decimals(document)} with the document's gradient.`;
  const startsFinite = Number.isFinite(first?.loss);
  const failure = startsFinite
    ? 'The loss does not stay finite: try a smaller learning rate.'
    : 'With these parameters, the loss is not finite.';
  const summary = staysFinite ? inNumbers : failure;
  return html`<section id="training" aria-labelledby="training-title">
<h2 id="training-title">Training with each gradient</h2>
<p>Gradient descent on the mean loss of all 100 flowers: ${schedule.epochs} epochs, learning rate ${schedule.rate}.
${summary}</p>
<figure>
${startsFinite ? await trainingChart(training, summary) : ''}
<figcaption>
<ul class="key">
<li>${sampleLine('automatic')} automatic</li><li>${sampleLine('hand')} by hand</li><li>${sampleLine('document')} document, as written</li>
</ul>
Mean loss by epoch, on a logarithmic scale.${
    relativeDifference(automatic, hand) < 1e-9 ? ' The first two curves agree up to rounding.' : ''
  }
</figcaption>
</figure>
<div class="scroll" tabindex="0" role="group" aria-labelledby="training-caption">
<table>
<caption id="training-caption"><span>Mean loss and accuracy by epoch</span></caption>
<thead><tr><th scope="col" class="number">epoch</th><th scope="col" class="number">automatic</th><th scope="col" class="number">by hand</th>
<th scope="col" class="number">document</th></tr></thead>
<tbody>${shown.map(
    (i) => html`<tr><th scope="row" class="number">${training.automatic.progress[i]?.epoch}</th>${trainings.map(
      ({ progress }) =>
        html`<td class="number">${decimals(progress[i]?.loss ?? NaN)} <span class="note">${percent(progress[i]?.accuracy ?? NaN)}</span></td>`,
    )}</tr>
`,
  )}</tbody>
</table>
</div>
</section>`;
}

/** A short piece of a curve, for the key. */
function sampleLine(method: 'automatic' | 'hand' | 'document'): Html {
  return html`<svg viewBox="0 0 44 14" width="44" height="14" aria-hidden="true" class="curve ${method}">
<path d="M2 7H42"/>${method === 'document' ? html`<path class="symbol" d="M22 2l5 9h-10z"/>` : ''}</svg>`;
}
