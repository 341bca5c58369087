import { mapParameters, type Pair, type Params } from '../names.ts';

/**
 * A sample whose targets don't sum to 1, and parameters at which the document's gradient points uphill. A step of gradient
 * descent with `correctedGradient` or `documentGradient`, at this rate, makes the loss larger; one with the true gradient
 * makes it smaller. Found by a search among small integers, and shrunk.
 *
 * @example
 * const { params, x, y, rate } = uphill;
 * const corrected = correctedGradient(params, x, y);
 * const after = mapParameters((name) => params[name] - rate * corrected[name]);
 * networkLoss(params, x, y).toFixed(5) // 2.23330
 * networkLoss(after, x, y).toFixed(5) // 2.23398
 */
export const uphill: { readonly params: Params; readonly x: Pair; readonly y: Pair; readonly rate: number } = {
  params: { ...mapParameters(() => 0), w6: -1, b4: -1 },
  x: [0, -1],
  y: [1, 1],
  rate: 0.01,
};
