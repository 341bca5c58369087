import type { Expression } from '../precedence.ts';
import type { Op } from '../value.ts';

/** How formulas are written: as plain text, or in LaTeX. */
export interface Notation {
  /** A number from 0 on, ∞ or NaN. */
  number(x: number): Expression;
  symbol(label: string): Expression;
  /** An op that isn't arithmetic. */
  call(op: Op, inputs: readonly Expression[]): Expression;
  brackets(text: string): string;
  /** The base is an atom, or in brackets. */
  power(base: string, exponent: string): string;
  product(factors: readonly string[]): string;
  fraction(numerator: Expression, denominator: Expression): string;
}

/** Whether a label holds a superscript, which would run into an exponent: x² squared is (x²)². */
export function hasSuperscript(label: string): boolean {
  return /[\p{Lm}¹²³⁰-ⁿ]/u.test(label);
}
