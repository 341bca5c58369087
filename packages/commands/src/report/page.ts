import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tally } from '../equations/tally.ts';
import type { Findings } from './findings.ts';
import { Html, html } from './html.ts';
import { math } from './math.ts';
import { mathStyle } from './math-style.ts';
import { comparisonSection } from './sections/comparison.ts';
import { derivationsSection } from './sections/derivations.ts';
import { forgottenTermSection } from './sections/forgotten-term.ts';
import { graphSection } from './sections/graph.ts';
import { networkSection } from './sections/network.ts';
import { trainingSection } from './sections/training.ts';

/** The report as one HTML file, which needs no other and no network. */
export async function reportPage(findings: Findings): Promise<string> {
  const body = await reportBody(findings);
  const style = mathStyle(body.markup) + readFileSync(join(import.meta.dirname, 'style.css'), 'utf8');
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>The term the document forgot: a derivation checked by machine</title>
<link rel="icon" href="data:,">
<style>
${new Html(style)}
</style>
</head>
${body}
</html>
`;
  return page.markup;
}

async function reportBody(findings: Findings): Promise<Html> {
  const { lines, hold } = tally(findings.equations);
  return html`<body>
<a class="skip" href="#main">Skip to the report</a>
<header>
<h1>The document's derivation, checked by machine</h1>
<p class="lead">The document derives by hand how the loss ${math('L')} of a small network changes with each number in it.
Here a machine did the same, step by step: ${hold} of the
document's ${lines} lines hold. The slip that matters most comes first.</p>
</header>
<main id="main" tabindex="-1">
${forgottenTermSection(findings)}
<nav aria-label="Contents">
<p>Further down:</p>
<ul class="contents">
<li><a href="#network">The network</a></li>
<li><a href="#graph">The graph</a></li>
<li><a href="#derivations">The derivation, line by line</a></li>
<li><a href="#comparison">The gradient, in four ways</a></li>
<li><a href="#training">Training by each</a></li>
</ul>
</nav>
${networkSection(findings)}
${await graphSection(findings)}
${derivationsSection(findings)}
${comparisonSection(findings)}
${await trainingSection(findings)}
</main>
<footer><p class="note">Made by <code>pnpm report</code> of autograd-222, at ${findings.sample}.</p></footer>
</body>`;
}
