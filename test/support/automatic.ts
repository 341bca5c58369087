import type { Value } from '@autograd-222/autograd';
import {
  type ActivationName,
  activationNames,
  labelledNetwork,
  type Model,
  type Pair,
  type ParameterName,
  type Params,
  parameterNames,
  type Quantity,
} from '@autograd-222/model-222';

export type Name = ParameterName | ActivationName;

/** The twelve parameters and the eight intermediate quantities. */
export const names: readonly Name[] = [...parameterNames, ...activationNames];

/** The nodes of the network by their names, after `L.backward()`. */
export function backpropagated(params: Params, x: Pair, y: Pair, model?: Model): Readonly<Record<Quantity, Value>> {
  const nodes = labelledNetwork(params, x, y, model);
  nodes.L.backward();
  return nodes;
}
