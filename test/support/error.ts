/** |a - b| relative to the larger of the two; 0 where they are the same, NaNs and infinities included. */
export function relativeError(a: number, b: number): number {
  return Object.is(a, b) || a === b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
}
