import { texNotation, texSymbol } from '../formula/tex.ts';
import { checkDerivation, checkStep } from './check.ts';
import type { Derivation, Step } from './derive.ts';
import { rightHandSides, type Style } from './lines.ts';

const style: Style = {
  name: 'tex',
  notation: texNotation,
  times: ' \\cdot ',
  partial: (of, wrt) => `\\frac{\\partial ${texSymbol(of)}}{\\partial ${texSymbol(wrt)}}`,
};

/**
 * A derivation in LaTeX, for display: each step as the chain rule, as a formula and in numbers, in an `aligned`
 * environment.
 *
 * Throws a `TypeError` if its argument isn't a derivation from `derive`.
 *
 * @example
 * const x = new Value(3, 'x');
 * derivationTex(derive(x.mul(2), x)).includes('\\frac{\\partial y}{\\partial x} &= 2') // true
 */
export function derivationTex(derivation: Derivation): string {
  checkDerivation('derivationTex', derivation);
  const { of, wrt, derivative, steps } = derivation;
  if (steps.length === 0) return `${style.partial(of, wrt)} = ${derivative}`;
  return aligned(steps.flatMap((step, i) => [...(i === 0 ? [] : ['']), ...linesOf(derivation, step)]));
}

/**
 * One step of a derivation in LaTeX, in an `aligned` environment.
 *
 * Throws a `TypeError` if its arguments aren't a derivation from `derive` and a step of it.
 *
 * @example
 * const x = new Value(3, 'x');
 * const derivation = derive(x.mul(2), x);
 * derivation.steps.map((step) => stepTex(derivation, step).split('\n')[1]) // [ '\\frac{\\partial y}{\\partial x} &= 2' ]
 */
export function stepTex(derivation: Derivation, step: Step): string {
  checkDerivation('stepTex', derivation);
  checkStep('stepTex', step);
  return aligned(linesOf(derivation, step));
}

function aligned(lines: readonly string[]): string {
  return `\\begin{aligned}\n${lines.join(' \\\\\n')}\n\\end{aligned}`;
}

function linesOf(derivation: Derivation, step: Step): string[] {
  const left = `${style.partial(derivation.of, step.node)} `;
  return rightHandSides(derivation, step, style).map((terms, i) => `${i === 0 ? left : ''}&= ${terms.join(' ')}`);
}
