import { plainSymbol } from '../formula/plain.ts';
import type { Derivation, Step, Term } from './derive.ts';

/**
 * A derivation as text, for a terminal: each step as the chain rule, as a formula and in numbers, then the paths. Sums are
 * broken to `width` columns where they can be.
 *
 * @example
 * const x = new Value(3, 'x');
 * derivationText(derive(x.mul(x), x)).split('\n')[0] // ∂y/∂x = 2·x
 */
export function derivationText(derivation: Derivation, width = 80): string {
  const { of, wrt, steps, derivative } = derivation;
  if (steps.length === 0) {
    const why = derivative === 1 ? 'it is itself' : `no path leads from ${plainSymbol(wrt)} to ${plainSymbol(of)}`;
    return `${partial(of, wrt)} = ${derivative}: ${why}.`;
  }
  return [...steps.map((step) => stepText(derivation, step, width)), pathsText(derivation, width)].join('\n\n');
}

/** One step of a derivation. */
export function stepText({ of }: Derivation, { node, derivative, terms }: Step, width = 80): string {
  const left = `${partial(of, node)} `;
  const lines = [
    terms.map(({ consumer, isDirect, text }) =>
      isDirect ? text : `${partial(of, consumer)} · ${partial(consumer, node)}`,
    ),
    terms.map((term) => (term.isDirect ? term.text : `${partial(of, term.consumer)} · ${factor(term)}`)),
    terms.map((term) => (term.isDirect ? number(term.partial) : `${number(term.adjoint)} · ${factorOf(term.partial)}`)),
    [number(derivative)],
  ];
  const texts = lines.map((terms) => joined(terms, width - left.length - 2, ' '.repeat(left.length)));
  const distinct = texts.filter((text, i) => text !== texts[i - 1]);
  return distinct.map((text, i) => `${i === 0 ? left : ' '.repeat(left.length)}= ${text}`).join('\n');
}

function pathsText({ of, wrt, paths, pathCount, derivative }: Derivation, width: number): string {
  const what = pathCount === 1 ? 'One path leads' : `${pathCount} paths lead`;
  const some = paths.length === pathCount ? ':' : paths.length === 0 ? '.' : `, of which these are ${paths.length}:`;
  const title = `${what} from ${plainSymbol(wrt)} to ${plainSymbol(of)}${some}`;
  const routes = paths.map(({ nodes }) => nodes.map(plainSymbol).join(' → '));
  const longest = routes.reduce((longest, route) => Math.max(longest, route.length), 0);
  const rows = paths.map(({ contribution }, i) => {
    const route = routes[i] ?? '';
    return longest + 16 <= width
      ? `  ${route.padEnd(longest)}  ${signed(contribution)}`
      : `  ${route}\n      ${signed(contribution)}`;
  });
  const total =
    paths.length === pathCount && pathCount > 1 ? [`Their sum is ${partial(of, wrt)} = ${number(derivative)}.`] : [];
  return [title, ...rows, ...total].join('\n');
}

function partial(of: string, wrt: string): string {
  return `∂${plainSymbol(of)}/∂${plainSymbol(wrt)}`;
}

function factor({ text, isSum }: Term): string {
  return isSum ? `(${text})` : text;
}

/** Terms with their signs between them, a line each if they don't fit on one. */
function joined(terms: readonly string[], width: number, indent: string): string {
  const signed = terms.map((term, i) => (i === 0 ? term : term.startsWith('-') ? `- ${term.slice(1)}` : `+ ${term}`));
  const line = signed.join(' ');
  return line.length <= width ? line : signed.join(`\n${indent}`);
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
