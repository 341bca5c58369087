import { valueAndGrad } from '@autograd-222/autograd';
import {
  documentGradient,
  handGradient,
  mapParameters,
  networkLoss,
  type Pair,
  type Params,
} from '@autograd-222/model-222';

/** A way to the gradient of the loss by the twelve parameters, at one sample. */
export type GradientRule = (params: Params, x: Pair, y: Pair) => Params;

const lossAndGradient = valueAndGrad(networkLoss);

/** The four ways that are compared. */
export const rules = {
  /** By the document's final equations, as printed. */
  document: documentGradient,
  /** By the correct hand derivation. */
  hand: handGradient,
  /** By the engine. */
  automatic: (params, x, y) => lossAndGradient(params, x, y)[1],
  /** (L(p + h) - L(p - h)) / 2h with h = ∛ε · max(1, |p|), where rounding and curvature err alike: good to some 1e-10. */
  centralDifference: (params, x, y) =>
    mapParameters((name) => {
      const h = Math.cbrt(Number.EPSILON) * Math.max(1, Math.abs(params[name]));
      const lossAt = (value: number) => networkLoss({ ...params, [name]: value }, x, y);
      return (lossAt(params[name] + h) - lossAt(params[name] - h)) / (2 * h);
    }),
} satisfies Record<string, GradientRule>;

/** |a - b| relative to the larger; 0 where they are equal, infinite where only one of them is a number. */
export function relativeDifference(a: number, b: number): number {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return 0;
  const difference = Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
  return Number.isNaN(difference) ? Infinity : difference;
}
