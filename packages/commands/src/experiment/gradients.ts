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

/** |a - b| relative to the larger; 0 where they are equal, NaN where one of them is. */
export function relativeDifference(a: number, b: number): number {
  return a === b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
}

/**
 * What a derivative may differ by from the automatic one to agree with it, relative to the larger, and where both are
 * next to nothing, absolutely: rounding by hand; for a central difference the error of the method.
 */
const tolerances = {
  hand: { relative: 1e-9, absolute: 1e-12 },
  document: { relative: 1e-9, absolute: 1e-12 },
  centralDifference: { relative: 1e-5, absolute: 1e-9 },
};

/** Whether a derivative found in some way agrees with the automatic one. A NaN agrees with nothing. */
export function agrees(way: keyof typeof tolerances, derivative: number, automatic: number): boolean {
  const { relative, absolute } = tolerances[way];
  return Math.abs(derivative - automatic) <= absolute || relativeDifference(derivative, automatic) <= relative;
}
