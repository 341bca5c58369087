import { Value } from '@autograd-222/autograd';
import {
  type ActivationName,
  activationNames,
  forward,
  loss,
  mapParameters,
  type Pair,
  type ParameterName,
  type Params,
  parameterNames,
} from '@autograd-222/model-222';

/** What the loss depends on, by the document's names. */
export const quantities = [...parameterNames, ...activationNames, 'x1', 'x2', 'y1', 'y2'] as const;
export type Quantity = ParameterName | ActivationName | 'x1' | 'x2' | 'y1' | 'y2';

/** The graph of the documented network at one sample: L, and the node of each quantity, all labelled. */
export function labelledNetwork(params: Params, x: Pair, y: Pair): { L: Value; nodes: Record<Quantity, Value> } {
  const leaves = mapParameters((name) => new Value(params[name], name));
  const [x1, x2, y1, y2] = [new Value(x[0], 'x1'), new Value(x[1], 'x2'), new Value(y[0], 'y1'), new Value(y[1], 'y2')];
  const activations = forward(leaves, [x1, x2]);
  const L = loss([activations.h3, activations.h4], [y1, y2]);
  return { L, nodes: { ...leaves, ...activations, x1, x2, y1, y2 } };
}
