import { texSymbol } from '@autograd-222/autograd';
import type { JudgedEquation } from '../../equations/judged-equation.ts';
import { subscripted } from '../../notation/symbols.ts';
import { asWritten } from '../equation.ts';
import type { Findings } from '../findings.ts';
import { type Html, html } from '../html.ts';
import { math } from '../math.ts';
import { decimals, significant } from '../numbers.ts';

/** A picture of the network, and its forward pass at the sample. */
export function networkSection(findings: Findings): Html {
  const { sample, graph, equations } = findings;
  const definitions = new Map(equations.filter(({ holds }) => holds === null).map((one) => [one.number, one]));
  return html`<section id="network" aria-labelledby="network-title">
<h2 id="network-title">The network</h2>
<p>The network has two inputs, two tanh units and two softmax outputs. Each connection between
them has a weight, and each tanh unit and each output has a bias.</p>
<figure>
${picture(graph)}
<figcaption>The network at ${sample}.</figcaption>
</figure>
<h3 id="forward">The forward pass</h3>
<p>In equations 3, 4 and 13, ${math('y_1')} and ${math('y_2')} are the outputs ${math('\\hat y_1 = h_3')} and
${math('\\hat y_2 = h_4')}. Everywhere else, they are the targets.</p>
<table class="forward">
<caption><span>From the inputs to the loss, at ${sample}</span></caption>
<thead><tr><th scope="col">name</th><th scope="col">definition in the document</th><th scope="col" class="number">value</th></tr></thead>
<tbody>
${rows.map(
  ({ name, numbers, what }) => html`<tr><th scope="row">${math(texSymbol(name))}</th>
<td>${numbers.length === 0 ? what : numbers.map((number) => definition(definitions.get(number)))}</td>
<td class="number">${decimals(graph[name].data)}</td></tr>
`,
)}</tbody>
</table>
</section>`;
}

interface Row {
  readonly name: keyof Findings['graph'];
  /** The equations that define it. */
  readonly numbers: readonly number[];
  readonly what?: string;
}

const rows: readonly Row[] = [
  { name: 'x1', numbers: [], what: 'first input' },
  { name: 'x2', numbers: [], what: 'second input' },
  { name: 'a1', numbers: [7] },
  { name: 'a2', numbers: [8] },
  { name: 'h1', numbers: [5, 9] },
  { name: 'h2', numbers: [6, 10] },
  { name: 'a3', numbers: [11] },
  { name: 'a4', numbers: [12] },
  { name: 'h3', numbers: [3] },
  { name: 'h4', numbers: [4, 13] },
  { name: 'y1', numbers: [], what: 'first target' },
  { name: 'y2', numbers: [], what: 'second target' },
  { name: 'L', numbers: [1, 2] },
];

function definition(equation: JudgedEquation | undefined): Html | undefined {
  if (equation === undefined) return undefined;
  return html`<div class="definition" id="equation-${equation.number}"><span class="tag">(${equation.number})</span>
${asWritten(equation)}</div>`;
}

function picture(graph: Findings['graph']): Html {
  const [top, bottom] = [76, 206];
  const middle = (top + bottom) / 2;
  const columns = { x: 32, h: 166, y: 300, L: 404 };
  const unit = (name: keyof typeof graph, x: number, y: number, below = '') => html`<g class="unit">
<rect x="${x - 31}" y="${y - 24}" width="62" height="48" rx="10"/>
<text x="${x}" y="${y - 4}" class="name">${subscripted(name)}</text>
<text x="${x}" y="${y + 15}">${significant(graph[name].data, 3)}</text></g>
${below === '' ? '' : html`<text x="${x}" y="${y < middle ? y - 34 : y + 42}" class="bias">${below}</text>`}`;
  const wire = (weight: keyof typeof graph | '', [x1, y1]: Point, [x2, y2]: Point) => {
    const [start, end] = [x1 + 31, x2 - 31];
    const name = weight === '' ? '' : `${subscripted(weight)} ${significant(graph[weight].data, 3)}`;
    // A horizontal line has its weight on the outer side, a sloping line beside its first third.
    const label =
      y1 === y2
        ? html`<text x="${(start + end) / 2}" y="${y1 < middle ? y1 - 7 : y1 + 17}">${name}</text>`
        : html`<text x="${start + 28}" y="${y1 + 0.34 * (y2 - y1) + 5}" class="sloping">${name}</text>`;
    return { line: html`<path d="M${start} ${y1}L${end} ${y2}" class="wire"/>`, label };
  };
  const [x1, x2, h1, h2, h3, h4, L]: readonly Point[] = [
    ...[columns.x, columns.h, columns.y].flatMap((x): Point[] => [
      [x, top],
      [x, bottom],
    ]),
    [columns.L, middle],
  ];
  if (!x1 || !x2 || !h1 || !h2 || !h3 || !h4 || !L) return html``;
  const wires = [
    ...[wire('w1', x1, h1), wire('w2', x2, h1), wire('w3', x1, h2), wire('w4', x2, h2)],
    ...[wire('w5', h1, h3), wire('w6', h2, h3), wire('w7', h1, h4), wire('w8', h2, h4)],
    ...[wire('', h3, L), wire('', h4, L)],
  ];
  const bias = (name: 'b1' | 'b2' | 'b3' | 'b4') => `${subscripted(name)} ${significant(graph[name].data, 3)}`;
  const description =
    'The inputs x₁ and x₂ lead to the tanh unit h₁ with weights w₁ and w₂, and to h₂ with w₃ and w₄. The tanh units lead ' +
    'to the softmax output h₃ with weights w₅ and w₆, and to h₄ with w₇ and w₈. The outputs lead to the loss L. ' +
    'The values are in the table below.';
  return html`<svg viewBox="0 0 440 256" class="drawing" role="img" aria-label="${description}">
${wires.map(({ line }) => line)}
${unit('x1', ...x1)}${unit('x2', ...x2)}${unit('h1', ...h1, bias('b1'))}${unit('h2', ...h2, bias('b2'))}
${unit('h3', ...h3, bias('b3'))}${unit('h4', ...h4, bias('b4'))}${unit('L', ...L)}
${wires.map(({ label }) => label)}
<g class="caption"><text x="${columns.x}" y="16">inputs</text><text x="${columns.h}" y="16">tanh</text>
<text x="${columns.y}" y="16">softmax</text><text x="${columns.L}" y="16">loss</text>
<text x="${columns.L}" y="${middle + 44}">y₁ = ${significant(graph.y1.data, 3)}</text><text x="${columns.L}" y="${middle + 62}">y₂ = ${significant(graph.y2.data, 3)}</text></g>
</svg>`;
}

type Point = readonly [x: number, y: number];
