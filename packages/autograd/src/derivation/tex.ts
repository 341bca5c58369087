import { texNotation, texSymbol } from '../formula/tex.ts';
import type { Derivation, Step } from './derive.ts';

/**
 * A derivation in LaTeX, for display: each step as the chain rule, as a formula and in numbers.
 *
 * @example
 * const x = new Value(3, 'x');
 * derivationTex(derive(x.mul(2), x)).includes('\\frac{\\partial y}{\\partial x} &= 2') // true
 */
export function derivationTex(derivation: Derivation): string {
  const { of, wrt, steps } = derivation;
  if (steps.length === 0) return `${partial(of, wrt)} = ${derivation.derivative}`;
  return aligned(
    steps.flatMap((step, i) => (i === 0 ? linesOf(derivation, step) : ['', ...linesOf(derivation, step)])),
  );
}

/** One step of a derivation. */
export function stepTex(derivation: Derivation, step: Step): string {
  return aligned(linesOf(derivation, step));
}

function aligned(lines: readonly string[]): string {
  return `\\begin{aligned}\n${lines.join(' \\\\\n')}\n\\end{aligned}`;
}

function linesOf({ of }: Derivation, { node, derivative, terms }: Step): string[] {
  const sums = [
    terms.map(({ consumer, isDirect, tex }) =>
      isDirect ? tex : `${partial(of, consumer)} \\cdot ${partial(consumer, node)}`,
    ),
    terms.map(({ consumer, isDirect, tex, isSum }) =>
      isDirect ? tex : `${partial(of, consumer)} \\cdot ${isSum ? texNotation.brackets(tex) : tex}`,
    ),
    terms.map((term) =>
      term.isDirect ? number(term.partial) : `${number(term.adjoint)} \\cdot ${bracketed(number(term.partial))}`,
    ),
    [number(derivative)],
  ].map((terms) => terms.join(' + ').replaceAll('+ -', '- '));
  const distinct = sums.filter((sum, i) => sum !== sums[i - 1]);
  return distinct.map((sum, i) => `${i === 0 ? `${partial(of, node)} ` : ''}&= ${sum}`);
}

function partial(of: string, wrt: string): string {
  return `\\frac{\\partial ${texSymbol(of)}}{\\partial ${texSymbol(wrt)}}`;
}

/** Six digits. */
function number(x: number): string {
  const rounded = Number(x.toPrecision(6));
  return rounded < 0 ? `-${texNotation.number(-rounded).text}` : texNotation.number(rounded).text;
}

function bracketed(text: string): string {
  return text.startsWith('-') ? `(${text})` : text;
}
