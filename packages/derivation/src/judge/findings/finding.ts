import type { Span } from '../../reading/expression.ts';

/** A formula in plain text and in LaTeX. */
export interface Spelled {
  readonly text: string;
  readonly tex: string;
}

/** What a line that fails has instead of what it should have. */
export type Finding =
  /** The left side is 0: nothing that it is the derivative of depends on the variable. A name may hide it: `wx` for w·x. */
  | { readonly kind: 'no path'; readonly of: string; readonly wrt: string; readonly hiddenIn?: string }
  /** The right side is the derivative of something else, or with respect to something else. */
  | { readonly kind: 'right for'; readonly of: string; readonly wrt: string }
  /** The right side times this factor is the left one. */
  | { readonly kind: 'factor'; readonly numerator: number; readonly denominator: number }
  /** The right side is the sum over all paths but these. */
  | { readonly kind: 'missing paths'; readonly paths: readonly (readonly string[])[] }
  /** The right side follows a path back from its end, but stops before it has reached the variable. */
  | { readonly kind: 'missing steps'; readonly steps: readonly string[] }
  /** A part of a definition is differentiated as if it were constant. */
  | { readonly kind: 'missing derivative'; readonly of: string; readonly role?: 'denominator' | 'base' | 'exponent' }
  /** The derivative of a product or quotient is taken to be that of the derivatives. */
  | { readonly kind: 'product rule'; readonly of: string; readonly isQuotient: boolean }
  /** A part of the right side must be multiplied by this factor. */
  | { readonly kind: 'factor inside'; readonly numerator: number; readonly denominator: number; readonly part: Span }
  /** A part of the right side must have another exponent. */
  | { readonly kind: 'exponent'; readonly base: Span; readonly expected: string }
  /** A part of the right side must be something else. */
  | { readonly kind: 'part'; readonly part: Span; readonly expected: Spelled }
  /** With one name for another, the right side would be the left one. */
  | { readonly kind: 'name'; readonly written: string; readonly expected: string }
  /** With two names for each other, the right side would be the left one. */
  | { readonly kind: 'swapped'; readonly names: readonly [string, string] }
  /** With the two indices of this letter in the other order, the right side would be the left one. */
  | { readonly kind: 'transposed'; readonly letter: string }
  /** The right side, times or divided by this, is the left one. */
  | { readonly kind: 'missing factor'; readonly factor: string }
  | { readonly kind: 'surplus factor'; readonly factor: string }
  | { readonly kind: 'missing divisor'; readonly factor: string }
  /** The right side with this term, or without that one, is the left one. */
  | { readonly kind: 'missing term'; readonly term: string }
  | { readonly kind: 'surplus term'; readonly term: Span };
