import type { Derivation, Step, Term } from './derive.ts';

/**
 * A derivation as text, for a terminal: each step as the chain rule, as a formula and in numbers, then the ways. Sums are
 * broken to `width` columns where they can be.
 *
 * @example
 * const x = new Value(3, 'x');
 * derivationText(derive(x.mul(x), x)).split('\n')[0] // ∂y/∂x = 2·x
 */
export function derivationText(derivation: Derivation, width = 80): string {
  const { of, by, steps } = derivation;
  if (steps.length === 0)
    return `∂${of}/∂${by} = ${of === by ? 1 : 0}: ${of === by ? 'it is itself' : `no way leads from ${by} to ${of}`}.`;
  return [...steps.map((step) => stepText(derivation, step, width)), waysText(derivation, width)].join('\n\n');
}

/** One step of a derivation. */
export function stepText({ of }: Derivation, { node, derivative, terms }: Step, width = 80): string {
  const left = `∂${of}/∂${node} `;
  const lines = [
    terms.map(({ consumer, text }) => (consumer === of ? text : `∂${of}/∂${consumer} · ∂${consumer}/∂${node}`)),
    terms.map((term) => (term.consumer === of ? term.text : `∂${of}/∂${term.consumer} · ${factor(term)}`)),
    terms.map(({ consumer, adjoint, partial }) =>
      consumer === of ? number(partial) : `${number(adjoint)} · ${factorOf(partial)}`,
    ),
    [number(derivative)],
  ];
  const texts = lines.map((terms) => joined(terms, width - left.length - 2, ' '.repeat(left.length + 2)));
  const distinct = texts.filter((text, i) => text !== texts[i - 1]);
  return distinct.map((text, i) => `${i === 0 ? left : ' '.repeat(left.length)}= ${text}`).join('\n');
}

function waysText({ of, by, ways, wayCount, derivative }: Derivation, width: number): string {
  const what = wayCount === 1 ? 'One way leads' : `${wayCount} ways lead`;
  const title = `${what} from ${by} to ${of}${ways.length < wayCount ? `, of which these are ${ways.length}` : ''}:`;
  const paths = ways.map(({ nodes }) => nodes.join(' → '));
  const longest = Math.max(...paths.map((path) => path.length));
  const rows = ways.map(({ contribution }, i) => {
    const path = paths[i] ?? '';
    return longest + 16 <= width
      ? `  ${path.padEnd(longest)}  ${signed(contribution)}`
      : `  ${path}\n      ${signed(contribution)}`;
  });
  const total = ways.length === wayCount && wayCount > 1 ? [`Their sum is ∂${of}/∂${by} = ${number(derivative)}.`] : [];
  return [title, ...rows, ...total].join('\n');
}

function factor({ text, isSum }: Term): string {
  return isSum ? `(${text})` : text;
}

/** Terms with + between them, a line each if they don't fit on one. */
function joined(terms: readonly string[], width: number, indent: string): string {
  const line = terms.join(' + ');
  return line.length <= width ? line : terms.join(`\n${indent.slice(2)}+ `);
}

/** Six digits. */
function number(x: number): string {
  return String(Number(x.toPrecision(6)));
}

function factorOf(x: number): string {
  return x < 0 ? `(${number(x)})` : number(x);
}

function signed(x: number): string {
  return `${x < 0 ? '' : ' '}${number(x)}`;
}
