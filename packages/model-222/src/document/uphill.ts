import { mapParameters, type Pair, type Params } from '../names.ts';

/**
 * Where the targets don't sum to 1, the document's reading can lead uphill. Here it does: a step of this rate along
 * `correctedGradient`, and along `documentGradient` too, makes the loss larger, while one along the true gradient makes it
 * smaller. Found by a search among small whole numbers, and shrunk.
 *
 * @example
 * const { params, x, y, rate } = uphill;
 * const mended = correctedGradient(params, x, y);
 * const after = mapParameters((name) => params[name] - rate * mended[name]);
 * networkLoss(params, x, y).toFixed(5) // 2.23330
 * networkLoss(after, x, y).toFixed(5) // 2.23398
 */
export const uphill: { readonly params: Params; readonly x: Pair; readonly y: Pair; readonly rate: number } = {
  params: { ...mapParameters(() => 0), w6: -1, b4: -1 },
  x: [0, -1],
  y: [1, 1],
  rate: 0.01,
};
