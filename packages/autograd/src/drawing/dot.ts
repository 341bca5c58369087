import { formulaOf } from '../formula/formula.ts';
import { plainNotation } from '../formula/plain.ts';
import type { Value } from '../value.ts';
import { checkArguments, type DrawingOptions, type DrawnEdge, type DrawnNode, drawing } from './drawing.ts';

/** How each kind of node looks. Kinds differ in more than colour, and can be read on a light page and on a dark one. */
const looks = {
  leaf: 'shape=box, style="filled", fillcolor="#fff1cc", color="#a97800"',
  inner: 'shape=box, style="filled,rounded", fillcolor="#e4eefc", color="#4a7ac2"',
  result: 'shape=box, style="filled,rounded", peripheries=2, fillcolor="#dff3e3", color="#2f8f4e"',
  constant: 'shape=note, style="filled", fillcolor="#ececec", color="#7d7d7d"',
  op: 'shape=ellipse, style="filled", fillcolor="#ffffff", color="#7d7d7d", fontsize=12, margin="0.04,0.02"',
};
const [forward, backward] = ['#767676', '#d2500f'];

/**
 * The graph of `y` in DOT, the language of Graphviz, drawn from left to right. Each `Value` is there once, with its label,
 * data and grad, and between them are the ops. With `fold`, only labelled nodes, leaves and `y` are drawn. The filled
 * arrowhead of an edge points forward; an open one at its other end points back, if a derivative flows along the edge.
 * If none does, the edge is dashed.
 *
 * For a page to style with CSS, nodes have the class `leaf`, `inner`, `result`, `op` or `constant`, and also `cut` if the
 * backward sweep doesn't visit them; edges have the class `flow` or `cut`.
 *
 * Throws a `TypeError` if `y` isn't a `Value`, if `fold` isn't a boolean, or for an unknown option.
 *
 * @example
 * const a = new Value(2, 'a');
 * toDot(a.mul(3)).includes('label="a = 2\\ngrad 0"') // true
 */
export function toDot(y: Value, options: DrawingOptions = {}): string {
  checkArguments('toDot', y, options);
  const { nodes, edges } = drawing(y, options);
  const cut = edges.every(({ flowsBack }) => flowsBack) ? '' : '   - - no derivative';
  const lines = [
    `graph [rankdir=LR, bgcolor=transparent, nodesep=0.2, ranksep=0.4, fontname=Helvetica, fontsize=12]`,
    `graph [label="▶ values forward   ◁ derivatives back${cut}", fontcolor="${forward}"]`,
    `node [fontname=Helvetica, fontsize=14, fontcolor="#1c1c1c", height=0, width=0, margin="0.13,0.06"]`,
    `edge [dir=both, arrowtail=onormal, arrowsize=0.7, color="${backward};0.5:${forward}"]`,
    ...nodes.map(nodeLine),
    ...edges.map(edgeLine),
  ];
  return `digraph {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
}

function nodeLine(node: DrawnNode): string {
  const cut = 'swept' in node && !node.swept;
  const look = cut ? looks[node.kind].replace('"filled', '"dashed,filled') : looks[node.kind];
  const text = textOf(node);
  return `${node.id} [class="${node.kind}${cut ? ' cut' : ''}", ${look}, ${roomFor(text)}label="${text}"]`;
}

function edgeLine({ from, to, flowsBack }: DrawnEdge): string {
  const look = flowsBack ? 'class=flow' : `class=cut, style=dashed, arrowtail=none, color="${forward}"`;
  return `${from} -> ${to} [${look}]`;
}

/** More room beside a long line, because Graphviz measures in Helvetica, and other fonts are wider. */
function roomFor(text: string): string {
  const longest = Math.max(...text.split('\\n').map((line) => line.length));
  return longest < 16 ? '' : `margin="${(0.13 + 0.012 * (longest - 12)).toFixed(2)},0.06", `;
}

/** The lines in a node. */
function textOf(node: DrawnNode): string {
  if (node.kind === 'op') return escaped(node.name);
  if (node.kind === 'constant') return short(node.data);
  const { label = '', data, grad } = node.value;
  const name = label === '' ? '' : `${escaped(label)} = `;
  const formula = node.parts > 0 ? formulaLines(node.value) : [];
  return [`${name}${short(data)}`, ...formula, `grad ${short(grad)}`].join('\\n');
}

/** The formula of a node with others folded into it, if it fits into a line. */
function formulaLines(v: Value): string[] {
  const formula = formulaOf(v, plainNotation, (x) => (x === v ? '' : (x.label ?? '')), 40);
  return formula === undefined ? [] : [escaped(formula.text)];
}

/** About four digits; infinities as ∞. */
function short(x: number): string {
  return String(Number(x.toPrecision(4))).replace('Infinity', '∞');
}

/** Text without what Graphviz takes for an entity or an escape; control characters as pictures of them. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll(/["\\]/g, '\\$&')
    .replaceAll(/\r?\n/g, '\\n')
    .replaceAll(/\p{Cc}/gu, (control) => String.fromCodePoint(0x2400 + Math.min(control.charCodeAt(0), 0x21)))
    .replaceAll(/[\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD');
}
