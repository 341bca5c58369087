import type { Span } from '../reading/expression.ts';

/** What a line that fails has instead of what it should have. */
export type Finding =
  /** The right side is the derivative of something else, or with respect to something else. */
  | { readonly kind: 'right for'; readonly of: string; readonly wrt: string }
  /** The right side times this factor is the left one. */
  | { readonly kind: 'factor'; readonly numerator: number; readonly denominator: number }
  /** The right side is the sum over all paths but these. */
  | { readonly kind: 'missing paths'; readonly paths: readonly (readonly string[])[] }
  /** A part of the right side must be multiplied by this factor. */
  | { readonly kind: 'factor inside'; readonly factor: number; readonly part: Span }
  /** With one name for another, the right side would be the left one. */
  | { readonly kind: 'name'; readonly written: string; readonly expected: string }
  /** The right side, times or divided by this, is the left one. */
  | { readonly kind: 'missing factor'; readonly factor: string }
  | { readonly kind: 'surplus factor'; readonly factor: string };
