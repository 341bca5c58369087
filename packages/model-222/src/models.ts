import { add, detach, div, exp, label, type Scalar, Value } from '@autograd-222/autograd';
import type { Computation } from '@autograd-222/derivation';
import { checkNumbers } from './arguments.ts';
import { type Activations, type Given, mapParameters, type Pair, type Params, type Quantity } from './names.ts';
import { forward, loss } from './network.ts';

/** Computes the nodes of all quantities, up to L, from those of the parameters, inputs and targets. */
export type Model = Computation<Given, Quantity>;

/** The network and its loss as they are: each output depends on both logits. */
export const trueModel: Model = modelOf(forward);

/** The network as the document assumes it: each output treats the other logit in its denominator as a constant. */
export const detachedModel: Model = modelOf(forwardWithoutCrossTerms);

function modelOf(forward: (params: Params<Value>, x: Pair<Value>) => Activations<Value>): Model {
  return (given) => {
    const params = mapParameters(given);
    const [x1, x2, y1, y2] = [given('x1'), given('x2'), given('y1'), given('y2')];
    const activations = forward(params, [x1, x2]);
    const L = loss([activations.h3, activations.h4], [y1, y2]);
    return { ...params, x1, x2, y1, y2, ...activations, L };
  };
}

/**
 * The graph of the network at one sample: the node of every quantity, from `w1` to `L`, labelled with its name.
 * The model is `trueModel` by default; `detachedModel` gives the graph that the document assumes.
 *
 * Throws a `TypeError` that names the parameter, input or target that isn't a number.
 *
 * @example
 * const { L, a3 } = labelledNetwork(mapParameters(() => 0), [1, 2], [1, 0]);
 * L.backward();
 * a3.grad // -1.5
 */
export function labelledNetwork(
  params: Params,
  x: Pair,
  y: Pair,
  model = trueModel,
): Readonly<Record<Quantity, Value>> {
  checkNumbers('labelledNetwork', params, x, y);
  const given = { ...params, x1: x[0], x2: x[1], y1: y[0], y2: y[1] };
  return model((name) => new Value(given[name], name));
}

/**
 * The forward pass with the softmax's cross terms detached: the numbers are those of `forward`, but ∂h3/∂a4 and ∂h4/∂a3
 * are 0. Equations 18 to 22 derive the gradient of this model.
 *
 * Throws a `TypeError` that names the parameter or input which is neither a number nor a `Value`.
 *
 * @example
 * const params = mapParameters((name) => new Value(0, name));
 * forwardWithoutCrossTerms(params, [1, 2]).h3.backward();
 * [params.b3.grad, params.b4.grad] // [ 0.25, 0 ]
 */
export function forwardWithoutCrossTerms(params: Params<Value>, x: Pair<Scalar>): Activations<Value> {
  const { a3, a4, ...others } = forward(params, x);
  const [e3, e4] = [exp(a3), exp(a4)];
  const h3 = label(div(e3, add(e3, detach(e4))), 'h3');
  const h4 = label(div(e4, add(detach(e3), e4)), 'h4');
  return { ...others, a3, a4, h3, h4 };
}
