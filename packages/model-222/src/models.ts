import { add, detach, div, exp, type Scalar, type Value } from '@autograd-222/autograd';
import type { Computation } from './judge.ts';
import {
  type ActivationName,
  type Activations,
  mapParameters,
  type Pair,
  type ParameterName,
  type Params,
} from './names.ts';
import { forward, loss } from './network.ts';

/** What a case of the network consists of: parameters, inputs and targets. */
export type Given = ParameterName | 'x1' | 'x2' | 'y1' | 'y2';

/** Whatever the document's equations speak of. */
export type Quantity = Given | ActivationName | 'L';

/** The network and its loss as they are: each output depends on both logits. */
export const trueModel = quantitiesBy(forward);

/** The document's own reading: in the denominator of each softmax output, the other logit is taken for a constant. */
export const detachedModel = quantitiesBy(forwardWithoutCrossTerms);

/**
 * The forward pass with the softmax's cross terms detached: the same numbers as `forward`, but ∂h3/∂a4 and ∂h4/∂a3 are
 * 0. Its automatic gradient is what equations 18 to 22 derive.
 *
 * @example
 * const params = mapParameters((name) => new Value(0, name));
 * forwardWithoutCrossTerms(params, [1, 2]).h3.backward();
 * [params.b3.grad, params.b4.grad] // [ 0.25, 0 ]
 */
export function forwardWithoutCrossTerms(params: Params<Value>, x: Pair<Scalar>): Activations<Value> {
  const { a3, a4, ...others } = forward(params, x);
  const [e3, e4] = [exp(a3), exp(a4)];
  const h3 = div(e3, add(e3, detach(e4)));
  const h4 = div(e4, add(detach(e3), e4));
  h3.label = 'h3';
  h4.label = 'h4';
  return { ...others, a3, a4, h3, h4 };
}

function quantitiesBy(
  forward: (params: Params<Value>, x: Pair<Scalar>) => Activations<Value>,
): Computation<Given, Quantity> {
  return (given) => {
    const params = mapParameters(given);
    const [x1, x2, y1, y2] = [given('x1'), given('x2'), given('y1'), given('y2')];
    const activations = forward(params, [x1, x2]);
    const L = loss([activations.h3, activations.h4], [y1, y2]);
    return { ...params, x1, x2, y1, y2, ...activations, L };
  };
}
