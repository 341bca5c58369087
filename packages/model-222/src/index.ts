export { type Correction, type Derivative, type Equation, equations } from './document/equations.ts';
export { correctedGradient, type DocumentGradient, documentGradient } from './document/gradient.ts';
export { handGradient, type NetworkGradient } from './document/hand.ts';
export { documentText } from './document/text.ts';
export { uphill } from './document/uphill.ts';
export {
  type EquationVerdict,
  type JudgeEquationsOptions,
  judgeEquations,
  type LineVerdict,
} from './document/verdicts.ts';
export { detachedModel, forwardWithoutCrossTerms, labelledNetwork, type Model, trueModel } from './models.ts';
export {
  type ActivationName,
  type Activations,
  activationNames,
  type Given,
  mapParameters,
  type Pair,
  type ParameterName,
  type Params,
  parameterNames,
  type Quantity,
  quantityNames,
  type SampleName,
  sampleNames,
} from './names.ts';
export { forward, loss, networkLoss, stableLoss } from './network.ts';
