import { checkNumbers } from '../arguments.ts';
import type { ActivationName, Pair, ParameterName, Params } from '../names.ts';
import { forwardByHand, gradientFromLogits, type NetworkGradient } from './hand.ts';

/** What the document's final equations give. There are none for h1 and h2. */
export type DocumentGradient = Readonly<Record<ParameterName | Exclude<ActivationName, 'h1' | 'h2'>, number>>;

/**
 * The gradient of the loss by the document's final equations, errors included: for each derivative, the last equation for
 * it, as written. `handGradient` is the correct one.
 *
 * Throws a `TypeError` that names the parameter, input or target that isn't a number.
 *
 * @example
 * const zeros = mapParameters(() => 0);
 * documentGradient(zeros, [1, 2], [1, 0]).b3 // -0.625
 */
export function documentGradient(params: Params, x: Pair, y: Pair): DocumentGradient {
  checkNumbers('documentGradient', params, x, y);
  const { w5, w6, w7, w8 } = params;
  const [x1, x2] = x;
  const [y1, y2] = y;
  const { h1, h2, h3, h4 } = forwardByHand(params, x);

  const dL_dh3 = -(2 * (y1 - h3) + (y1 - h3) / (h3 * (1 - h3))); // (16)
  const dL_dh4 = -(2 * (y2 - h4) + (y2 - h4) / (h4 * (1 - h4))); // (17)
  const dL_da3 = (h3 - y1) * (h3 * (1 - h3) + 1); // (46)
  const dL_da4 = (h4 - y2) * (h4 * (1 - h4) + 1); // (47)
  const dL_da1 = (1 - h1 * h1) * (dL_da3 * w5 + dL_da4 * w7); // (57)
  const dL_da2 = (1 - h1 * h1) * (dL_da3 * w6 + dL_da4 * w8); // (58)

  return {
    w1: dL_da1 * x1, // (53)
    w2: dL_da1 * x2, // (54)
    w3: dL_da2 * x1, // (59)
    w4: dL_da2 * x2, // (60)
    w5: dL_da3 * h1, // (48)
    w6: dL_da3 * h2, // (49)
    w7: dL_da4 * h1, // (50)
    w8: dL_da4 * h2, // (51)
    b1: dL_da1, // (55)
    b2: dL_da2, // (61)
    b3: dL_da3, // (26)
    b4: dL_da4, // (52), where it is called w9, and (29)
    a1: dL_da1,
    a2: dL_da2,
    a3: dL_da3,
    a4: dL_da4,
    h3: dL_dh3,
    h4: dL_dh4,
  };
}

/**
 * The document's gradient with its isolated errors corrected: equations 16, 17, 21 and 22, and the correct chain from
 * there on. It still makes the document's assumption that each softmax output depends on its own logit alone. Where the
 * targets sum to 1, it is half the true gradient, except for h3 and h4, where it is the true one.
 *
 * Throws a `TypeError` that names the parameter, input or target that isn't a number.
 *
 * @example
 * const zeros = mapParameters(() => 0);
 * correctedGradient(zeros, [1, 2], [1, 0]).b3 // -0.75
 */
export function correctedGradient(params: Params, x: Pair, y: Pair): NetworkGradient {
  checkNumbers('correctedGradient', params, x, y);
  const [y1, y2] = y;
  const { h3, h4 } = forwardByHand(params, x);
  const dL_da3 = (h3 - y1) * (2 * h3 * (1 - h3) + 1); // (21)
  const dL_da4 = (h4 - y2) * (2 * h4 * (1 - h4) + 1); // (22)
  return {
    ...gradientFromLogits(params, x, dL_da3, dL_da4),
    h3: -(2 * (y1 - h3) + (y1 - h3) / (h3 * (1 - h3))), // (16)
    h4: -(2 * (y2 - h4) + (y2 - h4) / (h4 * (1 - h4))), // (17)
  };
}
