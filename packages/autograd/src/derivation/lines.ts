import { Algebra } from '../formula/algebra.ts';
import type { Notation } from '../formula/notation.ts';
import { type Expression, operand } from '../precedence.ts';
import type { Derivation, Step } from './derive.ts';

/** How derivations are written: as plain text, or in LaTeX. */
export interface Style {
  readonly name: 'text' | 'tex';
  readonly notation: Notation;
  /** Between two factors. */
  readonly times: string;
  partial(of: string, wrt: string): string;
}

/**
 * The right-hand sides of a step, each as a list of terms with their signs: the chain rule, the same with the local
 * partials as formulas, the same in numbers, and the result. A line that repeats the one before it is left out.
 */
export function rightHandSides({ of }: Derivation, { node, derivative, terms }: Step, style: Style): string[][] {
  const { name, notation, times, partial } = style;
  const number = (x: number) => sixDigits(x, notation).text;
  const factor = (x: number) => operand(sixDigits(x, notation), 'product');
  const lines = [
    terms.map((term) =>
      term.isDirect ? term[name] : partial(of, term.consumer) + times + partial(term.consumer, node),
    ),
    terms.map((term) => (term.isDirect ? term[name] : partial(of, term.consumer) + times + term.asFactor[name])),
    terms.map((term) => (term.isDirect ? number(term.partial) : number(term.adjoint) + times + factor(term.partial))),
    [number(derivative)],
  ];
  return lines.filter((line, i) => String(line) !== String(lines[i - 1])).map(withSigns);
}

/** A number rounded to six digits. */
export function sixDigits(x: number, notation: Notation): Expression {
  return new Algebra(notation).number(Number(x.toPrecision(6))).written;
}

/** The terms of a sum, those after the first with a plus or a minus. */
function withSigns([first = '', ...others]: readonly string[]): string[] {
  return [first, ...others.map((term) => (term.startsWith('-') ? `- ${term.slice(1)}` : `+ ${term}`))];
}
