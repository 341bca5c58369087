export { type DocumentGradient, documentGradient } from './document.ts';
export { type HandGradient, handGradient } from './hand.ts';
export {
  type ActivationName,
  type Activations,
  activationNames,
  mapParameters,
  type Pair,
  type ParameterName,
  type Params,
  parameterNames,
} from './names.ts';
export { forward, loss, networkLoss } from './network.ts';
