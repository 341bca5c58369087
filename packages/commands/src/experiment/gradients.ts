import { valueAndGrad } from '@autograd-222/autograd';
import {
  documentGradient,
  handGradient,
  mapParameters,
  networkLoss,
  type Pair,
  type Params,
} from '@autograd-222/model-222';

/** The gradient of the loss with respect to the twelve parameters, at one sample, by some method. */
export type GradientRule = (params: Params, x: Pair, y: Pair) => Params;

const lossAndGradient = valueAndGrad(networkLoss);

/** The four methods that are compared. */
export const rules = {
  /** By the document's final equations, as written. */
  document: documentGradient,
  /** By the correct hand derivation. */
  hand: handGradient,
  /** By the engine. */
  automatic: (params, x, y) => lossAndGradient(params, x, y)[1],
  /**
   * (L(p + h) - L(p - h)) / 2h with h = ∛ε · max(1, |p|), for which rounding and truncation errors are of one size. About
   * ten digits are correct.
   */
  centralDifference: (params, x, y) =>
    mapParameters((name) => {
      const h = Math.cbrt(Number.EPSILON) * Math.max(1, Math.abs(params[name]));
      const lossAt = (value: number) => networkLoss({ ...params, [name]: value }, x, y);
      return (lossAt(params[name] + h) - lossAt(params[name] - h)) / (2 * h);
    }),
} satisfies Record<string, GradientRule>;

export type Method = keyof typeof rules;

/** What the methods are called in tables. */
export const methodNames: Readonly<Record<Method, string>> = {
  automatic: 'automatic',
  hand: 'by hand',
  centralDifference: 'numeric',
  document: 'document',
};

/** |a - b| relative to the larger of the two; 0 if they are equal, NaN if one of them is. */
export function relativeDifference(a: number, b: number): number {
  return a === b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
}

/**
 * How much a derivative may differ from the automatic one and still agree: relative to the larger of the two, or
 * absolutely where both are close to 0. A hand derivation differs by rounding, a central difference by its truncation
 * error.
 */
const tolerances: Readonly<Record<Method, { readonly relative: number; readonly absolute: number }>> = {
  automatic: { relative: 0, absolute: 0 },
  hand: { relative: 1e-9, absolute: 1e-12 },
  document: { relative: 1e-9, absolute: 1e-12 },
  centralDifference: { relative: 1e-5, absolute: 1e-9 },
};

/** Whether a derivative by some method agrees with the automatic one. NaN agrees with nothing. */
export function agrees(method: Method, derivative: number, automatic: number): boolean {
  const { relative, absolute } = tolerances[method];
  return Math.abs(derivative - automatic) <= absolute || relativeDifference(derivative, automatic) <= relative;
}
