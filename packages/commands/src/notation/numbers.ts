/** x rounded to some significant digits. */
export function rounded(x: number, digits = 6): number {
  return Number(x.toPrecision(digits));
}

/**
 * A number of a sentence: six significant digits, and no zeros behind them.
 *
 * @example
 * significant(2 / 3) // 0.666667
 */
export function significant(x: number, digits = 6): string {
  return String(rounded(x, digits));
}

/** A number of a table column: as many decimals, or as many significant digits from 1000 on. */
export function decimals(x: number, count = 6): string {
  return Math.abs(x) < 1000 ? x.toFixed(count) : x.toPrecision(count);
}

/** A share as a percentage of two significant digits. */
export function percent(share: number): string {
  return `${rounded(100 * share, 2)} %`;
}

/** A relative difference: a percentage from 0.1 % on, otherwise its order of magnitude. */
export function relative(difference: number): string {
  return difference === 0 ? '0' : difference < 0.001 ? difference.toExponential(0) : percent(difference);
}
