/** How tightly the operator of a formula binds, from the loosest on. An atom has none: a name, a number, a bracket. */
export const levels = { sum: 0, product: 1, sign: 2, power: 3, atom: 4 } as const;

export type Precedence = keyof typeof levels;

/** A formula as text, and the precedence of its operator. */
export interface Written {
  readonly text: string;
  readonly precedence: Precedence;
  /** Whether it is a derivative, which stands apart from other factors. */
  readonly isDerivative?: boolean;
}

/** How formulas are written: as plain text, or in LaTeX. */
export interface Notation {
  number(digits: string): Written;
  name(name: string): Written;
  brackets(text: string): string;
  product(factors: readonly Written[]): string;
  fraction(above: Written, below: Written): Written;
  /** The base is an atom, or in brackets. */
  power(base: string, exponent: Written): string;
  /** An op of the engine or a function of the text, with its primes. */
  call(name: string, primes: number, inputs: readonly Written[]): Written;
  /** ∂L/∂w or ∂²L/∂w²; of nothing, for what stands behind it. */
  derivative(of: string | undefined, wrt: readonly { readonly name: string; readonly power: number }[]): string;
}

/** A formula where one of at least this precedence is needed: in brackets if its own is lower. */
export function operand(
  { text, precedence }: Written,
  needed: Precedence,
  notation: Pick<Notation, 'brackets'>,
): string {
  return levels[precedence] >= levels[needed] ? text : notation.brackets(text);
}
