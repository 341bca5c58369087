import { superscripted } from './symbols.ts';

/** x rounded to some significant digits. */
export function rounded(x: number, digits = 6): number {
  return Number(x.toPrecision(digits));
}

/**
 * A number of a sentence: six significant digits, without trailing zeros.
 *
 * @example
 * significant(2 / 3) // 0.666667
 */
export function significant(x: number, digits = 6): string {
  return String(rounded(x, digits));
}

/** A number of a table: with so many decimals, or from 1000 on with so many significant digits. */
export function decimals(x: number, count = 6): string {
  return Math.abs(x) < 1000 ? x.toFixed(count) : x.toPrecision(count);
}

/** A share as a percentage of two significant digits. */
export function percent(share: number): string {
  return `${rounded(100 * share, 2)}%`;
}

/** A relative difference: a percentage from 0.1% on, below that a power of ten. */
export function relative(difference: number): string {
  return difference === 0 ? '0' : difference < 0.001 ? difference.toExponential(0) : percent(difference);
}

/**
 * A bound on a probability, as the power of two at or above it.
 *
 * @example
 * powerOfTwo(2 ** -52) // 2⁻⁵²
 */
export function powerOfTwo(bound: number): string {
  return `2${superscripted(String(Math.ceil(Math.log2(bound))))}`;
}
