import { Value } from '@autograd-222/autograd';
import {
  type ActivationName,
  type Activations,
  activationNames,
  forward,
  loss,
  mapParameters,
  type Pair,
  type ParameterName,
  type Params,
  parameterNames,
} from '@autograd-222/model-222';

export type Name = ParameterName | ActivationName;

/** The twelve parameters and the eight intermediate quantities. */
export const names: readonly Name[] = [...parameterNames, ...activationNames];

/** The nodes of the network by their names, after `L.backward()`. */
export function backpropagated(
  params: Params,
  x: Pair,
  y: Pair,
  forwardPass: (params: Params<Value>, x: Pair<Value>) => Activations<Value> = forward,
): Readonly<Record<Name | 'x1' | 'x2' | 'L', Value>> {
  const leaves = mapParameters((name) => new Value(params[name], name));
  const [x1, x2] = [new Value(x[0], 'x1'), new Value(x[1], 'x2')];
  const activations = forwardPass(leaves, [x1, x2]);
  const L = loss([activations.h3, activations.h4], y);
  L.backward();
  return { ...leaves, ...activations, x1, x2, L };
}
