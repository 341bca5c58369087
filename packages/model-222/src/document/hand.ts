import { checkNumbers } from '../arguments.ts';
import type { ActivationName, Pair, ParameterName, Params } from '../names.ts';

/** The derivative of the loss L with respect to each parameter and each intermediate quantity, under its name. */
export type NetworkGradient = Readonly<Record<ParameterName | ActivationName, number>>;

/**
 * The gradient of the loss as derived by hand, correctly, in plain arithmetic and without the engine. Each line cites the
 * equation of the document that it confirms or corrects.
 *
 * Throws a `TypeError` that names the parameter, input or target that isn't a number.
 *
 * @example
 * const zeros = mapParameters(() => 0);
 * handGradient(zeros, [1, 2], [1, 0]).b3 // -1.5
 */
export function handGradient(params: Params, x: Pair, y: Pair): NetworkGradient {
  checkNumbers('handGradient', params, x, y);
  const [y1, y2] = y;
  const { h3, h4 } = forwardByHand(params, x);

  const dL_dh3 = -(2 * (y1 - h3) + (y1 - h3) / (h3 * (1 - h3))); // (16) holds
  const dL_dh4 = -(2 * (y2 - h4) + (y2 - h4) / (h4 * (1 - h4))); // (17) holds

  // (18) to (22), (46) and (47) miss that each output depends on both logits: ∂h3/∂a4 = ∂h4/∂a3 = -h3·h4.
  const dL_da3 = dL_dh3 * h3 * (1 - h3) - dL_dh4 * h3 * h4;
  const dL_da4 = dL_dh4 * h4 * (1 - h4) - dL_dh3 * h3 * h4;

  return { ...gradientFromLogits(params, x, dL_da3, dL_da4), h3: dL_dh3, h4: dL_dh4 };
}

/** The derivatives with respect to the two logits and all that they depend on. */
export function gradientFromLogits(
  params: Params,
  x: Pair,
  dL_da3: number,
  dL_da4: number,
): Omit<NetworkGradient, 'h3' | 'h4'> {
  const { w5, w6, w7, w8 } = params;
  const [x1, x2] = x;
  const { h1, h2 } = forwardByHand(params, x);

  const dL_dh1 = dL_da3 * w5 + dL_da4 * w7; // the bracket of (57) holds
  const dL_dh2 = dL_da3 * w6 + dL_da4 * w8; // the bracket of (58) holds
  const dL_da1 = (1 - h1 * h1) * dL_dh1; // (57) holds; (36) is ∂h1/∂a1 only
  const dL_da2 = (1 - h2 * h2) * dL_dh2; // (58) has h1 for h2

  return {
    w1: dL_da1 * x1, // (53) holds; (31) stops at a3, and (40) has 1 for x1
    w2: dL_da1 * x2, // (54) holds; (32) stops at a4
    w3: dL_da2 * x1, // (59) holds
    w4: dL_da2 * x2, // (60) holds
    w5: dL_da3 * h1, // (48) holds; (45) means b2
    w6: dL_da3 * h2, // (49) holds; (25) has a4 for a3
    w7: dL_da4 * h1, // (50) holds
    w8: dL_da4 * h2, // (51) holds
    b1: dL_da1, // (55) holds
    b2: dL_da2, // (61) holds
    b3: dL_da3, // (26) holds
    b4: dL_da4, // (29) holds; (52) calls it w9
    a1: dL_da1,
    a2: dL_da2,
    a3: dL_da3,
    a4: dL_da4,
    h1: dL_dh1,
    h2: dL_dh2,
  };
}

/** The forward pass, equations 3 to 12, in plain arithmetic, for the derivations by hand. */
export function forwardByHand(params: Params, [x1, x2]: Pair): Readonly<Record<'h1' | 'h2' | 'h3' | 'h4', number>> {
  const { w1, w2, w3, w4, w5, w6, w7, w8, b1, b2, b3, b4 } = params;
  const h1 = Math.tanh(w1 * x1 + w2 * x2 + b1); // (5), (7)
  const h2 = Math.tanh(w3 * x1 + w4 * x2 + b2); // (6), (8)
  const e3 = Math.exp(w5 * h1 + w6 * h2 + b3); // (11)
  const e4 = Math.exp(w7 * h1 + w8 * h2 + b4); // (12)
  const h3 = e3 / (e3 + e4); // (3)
  const h4 = e4 / (e3 + e4); // (4)
  return { h1, h2, h3, h4 };
}
